package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Replicas;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.demoblog.Blog;
import dev.trawl.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 6: a site sees no more page loads than its file allows, however many fetchers run and whatever restarts; by the
 * demo blog's own access log, with fetchers of one slot.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolitenessIT {

    private static final Blog BLOG = Blog.of(7, 120);
    private static final String HOST = "blog.demo.test";
    private static final int FETCHERS = 6;

    /** Of {@code sites/demo.yml} here: page loads a second, and tasks that may be out, each of which keeps its pause. */
    private static final int RATE = 2;

    private static final int TASKS_OUT = 6;

    /** {@code Retry-After} of {@code fault-429-later}. */
    private static final Duration ASKED_FOR = Duration.ofSeconds(20);

    private static final Duration LIMIT = allow(Duration.ofMinutes(3));
    private static final Duration GRACE = allow(Duration.ofSeconds(20));
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path sites;

    private static RunningPipeline pipeline;

    @BeforeAll
    static void startPipeline() throws Exception {
        String demo = Files.readString(Repository.root().resolve("sites/demo.yml"));
        String paced = demo.replace("rate: unlimited", "rate: " + RATE + "/s\n  tasks-out: " + TASKS_OUT);
        assertThat(paced).isNotEqualTo(demo);
        Files.writeString(sites.resolve("demo.yml"), paced);
        String slow = demo.replace("site: demo\n", "site: demo-slow\n")
                .replace("start-limit: 10s", "start-limit: 1s")
                .replace("page-limit: 5s", "page-limit: 3s")
                .replace("attempts: 2", "attempts: 1");
        assertThat(slow).contains("site: demo-slow", "start-limit: 1s", "page-limit: 3s", "attempts: 1");
        Files.writeString(sites.resolve("demo-slow.yml"), slow);
        Files.copy(Repository.root().resolve("sites/demo-busy.yml"), sites.resolve("demo-busy.yml"));
        pipeline = RunningPipeline.own(
                new DemoPlan(BLOG.healthyIds().size(), 7, Optional.empty()),
                sites,
                Replicas.ofFetchers(FETCHERS),
                List.of("fetcher:--trawl.fetcher.slots=1"));
    }

    @AfterAll
    static void endPipeline() {
        pipeline.close();
    }

    @Test
    @Order(1)
    void keepsTheRateWithOneThreeAndSixFetchersThatComeAndGoAndOverRestartsOfTheScheduler() throws Exception {
        List<ServiceProcess> fetchers = pipeline.stack().fetchers();
        fetchers.subList(1, FETCHERS).forEach(fetcher -> fetcher.stop(GRACE));
        Instant begin = CLOCK.instant();
        String crawl = pipeline.submitDemo("list", BLOG.healthyIds());

        awaitLoads(begin, 4);
        Instant three = CLOCK.instant();
        fetchers.subList(1, 3).forEach(ServiceProcess::restart);
        awaitLoads(three, 12);
        pipeline.stack().service(Service.SCHEDULER).kill();
        pipeline.stack().service(Service.SCHEDULER).restart();
        fetchers.subList(3, FETCHERS).forEach(ServiceProcess::restart);
        awaitIdle(0);
        Instant six = CLOCK.instant();
        awaitLoads(six, 30);
        Instant fewer = CLOCK.instant();
        fetchers.get(0).kill();
        fetchers.get(1).stop(GRACE);
        awaitLoads(fewer, 6);
        fetchers.get(0).restart();
        fetchers.get(1).restart();
        awaitLoads(fewer, 16);
        Instant end = CLOCK.instant();
        assertThat(pipeline.post("/api/crawls/" + crawl + "/cancel")).isEqualTo(200);
        pipeline.ends(crawl, LIMIT);

        // each task that is out keeps its pause of tasks ÷ rate before every load: that is the most that can come
        PageLoads loads = loads().between(begin, CLOCK.instant());
        for (int seconds : List.of(1, 5, 10, 30)) {
            assertThat(loads.most(Duration.ofSeconds(seconds)))
                    .as("page loads in %d s", seconds)
                    .isLessThanOrEqualTo(RATE * seconds + TASKS_OUT);
        }
        assertThat(PageLoads.firstKind(pipeline.stack().demoAccessLog()))
                .as("what is asked for first")
                .isEqualTo("robots");
        System.out.printf(
                "page loads a second of %d allowed: one fetcher %.2f, three %.2f, six %.2f, in all %.2f%n",
                RATE,
                perSecond(loads, begin, three),
                perSecond(loads, three, six),
                perSecond(loads, six, fewer),
                perSecond(loads, begin, end));
    }

    @Test
    @Order(2)
    void leavesASiteAloneForAsLongAsItAskedOverARestartOfTheScheduler() throws Exception {
        Instant begin = CLOCK.instant();
        pipeline.submit("demo-busy", "refused", "list", List.of("fault-429-later"));
        Awaitility.await("a refusal").atMost(LIMIT).until(() -> busy(begin).count() == 1);
        // the word is in the ledger before the scheduler goes
        Awaitility.await("the refusal is known")
                .atMost(LIMIT)
                .until(() -> pipeline.progress("refused").in("waiting") == 1);
        pipeline.stack().service(Service.SCHEDULER).kill();
        pipeline.stack().service(Service.SCHEDULER).restart();
        Awaitility.await("the scheduler is there again")
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(ServiceUnanswered.class)
                .until(() -> pipeline.progress("refused").in("waiting") == 1);
        Awaitility.await("the next visit").atMost(LIMIT).until(() -> busy(begin).count() == 2);
        pipeline.post("/api/crawls/refused/cancel");
        pipeline.ends("refused", LIMIT);

        List<PageLoads.Load> loads = busy(begin).loads();
        assertThat(Duration.between(loads.get(0).at(), loads.get(1).at())).isGreaterThanOrEqualTo(ASKED_FOR);
    }

    @Test
    @Order(3)
    void letsASlowSiteHoldNoMoreThanHalfOfTheSlotsWhileAnotherHasTasksDue() throws Exception {
        awaitIdle(FETCHERS);
        String crawl = pipeline.submitDemo("profile", BLOG.healthyIds());
        List<String> slow = IntStream.rangeClosed(2, 13)
                .mapToObj(copy -> "fault-silent-x" + copy)
                .toList();
        pipeline.submit("demo-slow", "slow", "list", slow);
        var fleet = new Fleet(pipeline.stack());
        int[] most = {0};
        Awaitility.await("the slow ones have ended")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    boolean othersWait = pipeline.progress(crawl).in("waiting") > 0;
                    long held = fleet.visits().stream()
                            .filter(visit -> visit.visit().site().value().equals("demo-slow"))
                            .count();
                    most[0] = othersWait ? Math.max(most[0], (int) held) : most[0];
                    return pipeline.progress("slow").finished();
                });
        pipeline.post("/api/crawls/" + crawl + "/cancel");

        assertThat(pipeline.ends("slow", LIMIT)).extracting(TaskEnd::end).containsOnly("DEAD(timeout)");
        assertThat(most[0]).as("slots of the slow site").isBetween(1, FETCHERS / 2);
    }

    private static PageLoads loads() throws Exception {
        return PageLoads.in(pipeline.stack().demoAccessLog()).ofHost(HOST);
    }

    private static PageLoads busy(Instant since) throws Exception {
        return PageLoads.in(pipeline.stack().demoAccessLog())
                .ofHost("busy.demo.test")
                .between(since, Instant.MAX);
    }

    private static void awaitLoads(Instant since, int count) {
        Awaitility.await(count + " page loads")
                .atMost(LIMIT)
                .until(() -> loads().between(since, Instant.MAX).count() >= count);
    }

    /** Waits until all fetchers answer and at least this number of them are idle. */
    private static void awaitIdle(int idle) {
        var fleet = new Fleet(pipeline.stack());
        Awaitility.await("all fetchers are there, " + idle + " idle")
                .atMost(LIMIT)
                .until(() -> fleet.isThere() && FETCHERS - fleet.visits().size() >= idle);
    }

    private static double perSecond(PageLoads loads, Instant from, Instant to) {
        return loads.between(from, to).count()
                * 1000.0
                / Duration.between(from, to).toMillis();
    }
}
