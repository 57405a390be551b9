package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Topics;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.TestKafka;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** User IDs in, rows out: what is stored is what the demo blog generated, field by field. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class DemoCrawlIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(4));
    private static final Topics TOPICS = new Topics("");

    private final RunningPipeline pipeline = RunningPipeline.shared();

    @Test
    void storesWhatTheBlogGenerated() throws Exception {
        Set<String> ofOthers =
                Set.of(RunningPipeline.OF_SMALL_CRAWL.userId(), RunningPipeline.OF_INTERRUPTED_RUN.userId());
        List<DemoUser> users = RunningPipeline.BLOG.users().stream()
                .filter(user -> !ofOthers.contains(user.userId()))
                .toList();
        String crawl =
                pipeline.submitDemo("list", users.stream().map(DemoUser::userId).toList());

        Map<String, String> ends =
                pipeline.ends(crawl, LIMIT).stream().collect(Collectors.toMap(TaskEnd::user, TaskEnd::end));

        assertThat(new TreeMap<>(ends)).isEqualTo(intended(users));
        Rows rows = pipeline.rows(crawl);
        assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
        assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
        assertThat(rows.observations()).doesNotHaveDuplicates().hasSameSizeAs(rows.articles());
        assertThat(letters(crawl)).isEqualTo(intendedLetters(users));
    }

    @Test
    void readsTheArticlesThemselvesWhereBodiesAreWanted() throws Exception {
        List<DemoUser> users = RunningPipeline.users(21, 24).stream()
                .sorted(Comparator.comparing(user -> user.articles().size()))
                .limit(2)
                .toList();
        String crawl = pipeline.submitDemo("bodies", RunningPipeline.ids(users));

        assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");

        assertThat(pipeline.rows(crawl).articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.read(users));
    }

    private static Map<String, String> intended(List<DemoUser> users) {
        return users.stream()
                .collect(Collectors.toMap(
                        DemoUser::userId, user -> user.ending().label(), (one, other) -> one, TreeMap::new));
    }

    /** From user to the kinds of its standing letters. */
    private Map<String, List<String>> letters(String crawl) {
        try (TestKafka kafka = pipeline.kafka()) {
            return Arrays.stream(FailureKind.values())
                    .flatMap(kind -> RunningPipeline.messages(kafka, TOPICS.dead(kind), DeadLetter.class).stream())
                    .filter(letter -> letter.visit().crawlId().value().equals(crawl))
                    .collect(Collectors.groupingBy(
                            letter -> letter.visit().userId().value(),
                            TreeMap::new,
                            Collectors.mapping(letter -> letter.kind().label(), Collectors.toList())));
        }
    }

    private static Map<String, List<String>> intendedLetters(List<DemoUser> users) {
        return users.stream()
                .filter(user -> user.ending().label().startsWith("DEAD"))
                .collect(Collectors.toMap(
                        DemoUser::userId,
                        user -> List.of(user.ending().label().replaceAll("DEAD\\((.*)\\)", "$1")),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
