package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A cancelled visit stops within two seconds, and its browser with it: the demo blog's access log shows no later load. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class CancelIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(1));
    private static final Duration BOUND = allow(Duration.ofSeconds(2));
    private static final Duration ON_ITS_WAY = allow(Duration.ofMillis(300));

    /** Whose list never ends before the test does. */
    private static final String ENDLESS = "fault-1000-pages";

    private final RunningPipeline pipeline = RunningPipeline.shared();
    private final Fleet fleet = new Fleet(pipeline.stack());

    @Test
    void ofACrawlReachesARunningVisit() throws Exception {
        String user = ENDLESS + "-x71";
        String crawl = submitted(user);

        stopsAfter(user, crawl, "/api/crawls/" + crawl + "/cancel");
    }

    @Test
    void ofATaskReachesARunningVisit() throws Exception {
        String user = ENDLESS + "-x72";
        String crawl = submitted(user);

        stopsAfter(user, crawl, "/api/tasks/" + taskOf(user) + "/cancel");
    }

    @Test
    void isTooLateForATaskThatHasEnded() throws Exception {
        String crawl = pipeline.submitDemo("profile", List.of("user-0010"));
        pipeline.ends(crawl, LIMIT);

        TaskId task = TaskId.of(new CrawlId(crawl), new Account(new SiteId("demo"), new UserId("user-0010")));
        assertThat(pipeline.post("/api/tasks/" + task + "/cancel")).isEqualTo(409);
    }

    private String submitted(String user) {
        String crawl = pipeline.submitDemo("list", List.of(user));
        Awaitility.await("the middle of the visit to " + user)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> fleet.visits().stream()
                        .anyMatch(visit -> visit.visit().userId().value().equals(user) && visit.pages() >= 3));
        return crawl;
    }

    private String taskOf(String user) {
        return fleet.visits().stream()
                .filter(visit -> visit.visit().userId().value().equals(user))
                .map(visit -> visit.visit().taskId().toString())
                .findFirst()
                .orElseThrow();
    }

    private void stopsAfter(String user, String crawl, String path) throws Exception {
        Instant asked = Clock.systemUTC().instant();
        assertThat(pipeline.post(path)).isEqualTo(200);

        Awaitility.await("the slot is free")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fleet.visits().stream()
                        .noneMatch(visit -> visit.visit().userId().value().equals(user)));
        Duration took = Duration.between(asked, Clock.systemUTC().instant());
        System.out.println("a cancelled visit is over after " + took.toMillis() + " ms");
        assertThat(took).isLessThan(BOUND);
        assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).containsExactly("CANCELLED");
        // a request that had left may arrive a moment later
        Instant quiet = asked.plus(took).plus(ON_ITS_WAY);
        Awaitility.await("no page is loaded any more")
                .atMost(LIMIT)
                .during(BOUND)
                .until(() -> PageLoads.in(pipeline.stack().demoAccessLog())
                                .ofUser(user)
                                .between(quiet, Instant.MAX)
                                .count()
                        == 0);
    }
}
