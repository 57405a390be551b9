package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.DeadLetters;
import dev.trawl.cli.crawl.Letter;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.crawl.TaskEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * Promise 7: a task that fails leaves a letter that says what happened, where, and after which attempts, with a picture of the
 * page, the page, and its console where it wrote there; a person has one tried again, or all that fit, or lays them aside.
 */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class EvidenceAndReplayIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(4));

    /** A user of each kind that the demo blog can give in short, and a part of the reason. */
    private static final Map<String, String> USERS = new TreeMap<>(Map.of(
            "fault-silent-p2-x31", "timeout",
            "fault-banner-x31", "click",
            "fault-crash-x31", "browser",
            "fault-auth-x31", "page",
            "fault-next-loop-x31", "click"));

    private final RunningPipeline pipeline = RunningPipeline.shared();
    private final SchedulerApi scheduler = pipeline.scheduler();
    private final DeadLetters letters = scheduler.deadLetters();
    private int laidAside;

    @Test
    void whoeverFailsLeavesHisEvidenceAndIsTriedAgainOnDemand() throws Exception {
        String crawl = "evidence";
        pipeline.submit(RunningPipeline.PATIENT, crawl, "list", List.copyOf(USERS.keySet()));
        pipeline.ends(crawl, LIMIT);
        Map<String, Letter> first = standing(crawl);
        assertThat(kinds(first)).isEqualTo(USERS);
        for (Letter letter : first.values()) {
            assertSaysWhatHappened(letter);
        }

        // one
        Letter banner = of("fault-banner-x31", first);
        assertThat(letters.replay(Map.of("ids", List.of(banner.id())))).isEqualTo(1);
        pipeline.ends(crawl, LIMIT);
        Letter again = of("fault-banner-x31", standing(crawl));
        assertThat(again.id()).isNotEqualTo(banner.id());
        assertThat(again.text("taskId")).isEqualTo(banner.text("taskId"));
        assertThat(attempt(again)).isGreaterThan(attempt(banner));
        assertThat(letters.replay(Map.of("ids", List.of(banner.id()))))
                .as("a letter that has had its answer")
                .isZero();

        // all that fit
        assertThat(letters.replay(Map.of("crawl", crawl, "kind", "click"))).isEqualTo(2);
        List<TaskEnd> ends = pipeline.ends(crawl, LIMIT);
        assertThat(ends).hasSize(USERS.size());
        assertThat(attempt(of("fault-banner-x31", standing(crawl)))).isGreaterThan(attempt(again));
        assertThat(attempt(of("fault-auth-x31", standing(crawl)))).isEqualTo(attempt(of("fault-auth-x31", first)));

        // laid aside: the task stays dead, the letter is no longer listed, and is not tried again
        assertThat(letters.discard(Map.of("crawl", crawl, "text", "fault-auth")))
                .isEqualTo(1);
        laidAside = 1;
        assertThat(standing(crawl)).hasSize(USERS.size() - 1).doesNotContainKey("fault-auth-x31");
        assertThat(letters.replay(Map.of("crawl", crawl, "kind", "page"))).isZero();
        assertThat(scheduler.crawl(crawl).dead("page")).isEqualTo(1);
    }

    private void assertSaysWhatHappened(Letter letter) throws ServiceUnanswered {
        String user = letter.text("userId");
        assertThat(letter.text("reason")).as(user).isNotBlank();
        // a tab that crashed has no address to ask for
        assertThat(letter.where())
                .as(user)
                .contains(letter.text("kind").equals("browser") ? "list 2" : "http://blog.demo.test/" + user);
        List<JsonNode> history = letters.history(letter.text("taskId"));
        assertThat(history.stream()
                        .filter(entry -> entry.path("what").asString("").equals("STARTED"))
                        .map(entry -> entry.path("attempt").asInt(0))
                        .distinct())
                .as("attempts of %s, in %s", user, history)
                .hasSize(Math.toIntExact(attempt(letter)));
        // a page that crashed, never came or was refused has no picture; what there is is served
        assertThat(letter.evidence()).as(user).contains("timeline");
        if (letter.text("kind").equals("click")) {
            assertThat(letter.evidence()).as(user).contains("screenshot", "html");
        }
        for (String kind : letter.evidence()) {
            byte[] bytes = letters.evidence(letter.id(), kind);
            switch (kind) {
                case "screenshot" -> assertThat(bytes).as(user).startsWith(0xFF, 0xD8, 0xFF);
                case "html" ->
                    assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                            .as(user)
                            .containsIgnoringCase("<html");
                default -> assertThat(bytes).as("%s of %s", kind, user).isNotNull();
            }
        }
    }

    private static Letter of(String user, Map<String, Letter> letters) {
        return java.util.Objects.requireNonNull(letters.get(user), user);
    }

    private static long attempt(Letter letter) {
        return letter.json().path("attempt").asLong(0);
    }

    private static Map<String, String> kinds(Map<String, Letter> letters) {
        return letters.values().stream()
                .collect(Collectors.toMap(
                        letter -> letter.text("userId"), letter -> letter.text("kind"), (a, b) -> a, TreeMap::new));
    }

    /** The letters of a crawl that has ended, by user; waits for the last to be read from its topic. */
    private Map<String, Letter> standing(String crawl) throws ServiceUnanswered {
        int dead = scheduler.crawl(crawl).allDead() - laidAside;
        return Awaitility.await("letters of " + crawl)
                .atMost(allow(Duration.ofSeconds(30)))
                .until(() -> byUser(crawl), found -> found.size() == dead);
    }

    private Map<String, Letter> byUser(String crawl) throws ServiceUnanswered {
        return letters.list(Map.of("crawl", crawl), 1000).stream()
                .collect(Collectors.toMap(
                        letter -> letter.text("userId"), Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
