package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Topics;
import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real input: the blog {@code cocowool} as cnblogs sent it in 2018, by the site file that is written for the real site.
 * Pages 34 and 36 were never captured, so they answer 404.
 */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class CapturedCnblogsIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(6));
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Test
    void storesEveryCapturedPageAndNamesTheMissingOnes() throws Exception {
        CapturedPages pages = CapturedPages.orSkip();
        pages.orSkip("cnblogs/list");
        Path expected = pages.orSkip("expected/cnblogs-cocowool-lists.json");
        RunningPipeline pipeline = RunningPipeline.shared();

        TaskEnd end = pipeline.ends(RunningPipeline.CNBLOGS_CRAWL, LIMIT).getFirst();

        assertThat(end.end()).as(end.why()).isEqualTo("DEAD(page)");
        Rows rows = pipeline.rows(RunningPipeline.CNBLOGS_CRAWL);
        assertThat(rows.articles().stream().map(CapturedCnblogsIT::shown))
                .containsExactlyInAnyOrderElementsOf(articles(expected));
        assertThat(rows.profiles())
                .singleElement()
                .satisfies(profile -> assertThat(profile)
                        .containsEntry("user_id", "cocowool")
                        .containsEntry("blog_title", "小狼的世界")
                        .containsEntry("posts", 363L)
                        .containsEntry("articles", 4L)
                        .containsEntry("comments", 449L));
        assertThat(letter(pipeline).missing()).extracting(PageRef::number).containsExactlyInAnyOrder(34, 36);
    }

    /** Without what the list shows but the expected file does not have. */
    private static Map<String, Object> shown(Map<String, Object> row) {
        Map<String, Object> shown = new TreeMap<>(row);
        shown.keySet().retainAll(List.of("article_id", "url", "title", "published_at", "reads", "comments"));
        return shown;
    }

    private static List<Map<String, Object>> articles(Path file) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode page : JsonMapper.shared().readTree(Files.readString(file))) {
            for (JsonNode item : page.path("items")) {
                Map<String, Object> row = new TreeMap<>();
                row.put("article_id", item.path("id").asString());
                row.put("url", item.path("url").asString());
                row.put("title", item.path("title").asString());
                row.put(
                        "published_at",
                        LocalDateTime.parse(item.path("date").asString(), DATE)
                                .atZone(ZoneId.of("Asia/Shanghai"))
                                .toInstant());
                row.put("reads", item.path("read").asLong());
                row.put("comments", item.path("comments").asLong());
                rows.add(row);
            }
        }
        return rows;
    }

    private static DeadLetter letter(RunningPipeline pipeline) {
        try (TestKafka kafka = pipeline.kafka()) {
            String topic = new Topics("").dead(FailureKind.PAGE);
            List<DeadLetter> letters = RunningPipeline.messages(kafka, topic, DeadLetter.class).stream()
                    .filter(letter -> letter.visit().userId().value().equals("cocowool"))
                    .toList();
            assertThat(letters).hasSize(1);
            return letters.getFirst();
        }
    }
}
