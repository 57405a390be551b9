package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Replicas;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Three parsers, three storages and four fetchers of one slot: rows equal to those of one each, whichever stands still. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralOfEachIT {

    private static final Blog BLOG = Blog.of(7, 400);
    private static final Iterator<DemoUser> USERS =
            BLOG.healthyIds().stream().flatMap(id -> BLOG.user(id).stream()).iterator();

    /** Pages fetched and not yet stored, from which on nothing is published here. */
    private static final int UNSTORED = 20;

    private static final int SLOTS = 4;
    private static final Duration LIMIT = allow(Duration.ofMinutes(3));
    private static final Duration GRACE = allow(Duration.ofSeconds(20));

    /** A slot asks for the next task, and its outcome reaches the scheduler, within this time, with other work on the machine's cores. */
    private static final Duration BETWEEN_TWO_TASKS = allow(Duration.ofSeconds(3));

    @TempDir
    private static Path sites;

    private static RunningPipeline pipeline;

    @BeforeAll
    static void startPipeline() throws Exception {
        Files.copy(Repository.root().resolve("sites/demo.yml"), sites.resolve("demo.yml"));
        pipeline = RunningPipeline.own(
                new DemoPlan(BLOG.healthyIds().size(), 7, Optional.empty()),
                sites,
                new Replicas(SLOTS, 3, 3),
                List.of("fetcher:--trawl.fetcher.slots=1", "scheduler:--trawl.scheduler.unstored-pages=" + UNSTORED));
    }

    @AfterAll
    static void endPipeline() {
        pipeline.close();
    }

    private static List<DemoUser> next(int count) {
        return Stream.generate(USERS::next).limit(count).toList();
    }

    @Test
    @Order(1)
    void storeTheRowsOfOneEachFromCrawlsThatOverlap() throws Exception {
        List<DemoUser> users = next(16);
        List<String> crawls = List.of(
                pipeline.submitDemo("list", RunningPipeline.ids(users)),
                pipeline.submitDemo("list", RunningPipeline.ids(users.reversed())));
        for (String crawl : crawls) {
            assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");
        }

        // a row stands once, under the crawl that was the last to see it
        List<Rows> rows = crawls.stream().map(pipeline::rows).toList();
        assertThat(Stream.concat(rows.get(0).profiles().stream(), rows.get(1).profiles().stream()))
                .containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
        assertThat(Stream.concat(rows.get(0).articles().stream(), rows.get(1).articles().stream()))
                .containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
        for (Rows ofCrawl : rows) {
            assertThat(ofCrawl.observations())
                    .doesNotHaveDuplicates()
                    .hasSize(ExpectedRows.listed(users).size());
        }
        assertThat(deadlocks()).isZero();
        for (ServiceProcess service : pipeline.stack().services()) {
            assertThat(Files.readAllLines(pipeline.stack().log(service)))
                    .as(service.name())
                    .noneMatch(line -> line.contains(" ERROR "));
        }
    }

    private static long deadlocks() throws SQLException {
        try (var connection = pipeline.stack().database().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select deadlocks from pg_stat_database where datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    @Order(2)
    void pausePublishingWhileNoParserIsThereAndLoseNothing() throws Exception {
        pausePublishingWithout(Service.PARSER);
    }

    @Test
    @Order(3)
    void pausePublishingWhileNoStorageIsThereAndLoseNothing() throws Exception {
        pausePublishingWithout(Service.STORAGE);
    }

    private static void pausePublishingWithout(Service service) throws Exception {
        List<DemoUser> users = next(20);
        List<ServiceProcess> stopped = pipeline.stack().services(service);
        stopped.forEach(one -> one.stop(GRACE));
        String crawl = pipeline.submitDemo("list", RunningPipeline.ids(users));
        var fleet = new Fleet(pipeline.stack());
        Awaitility.await("publishing pauses without " + service.label())
                .atMost(LIMIT)
                .during(Duration.ofSeconds(5))
                .until(() ->
                        fleet.visits().isEmpty() && pipeline.progress(crawl).in("waiting") > 0);

        assertThat(pipeline.progress(crawl).waitingFor()).contains("parser and storage are behind");
        assertThat(pipeline.post("/api/tasks/" + aFetchedTask(crawl) + "/cancel"))
                .as("it is too late to cancel what is fetched")
                .isEqualTo(409);
        long out = pipeline.progress(crawl).in("fetched");
        int pages = pipeline.tasks(crawl).stream()
                .filter(task -> task.end().equals("FETCHED"))
                .mapToInt(TaskEnd::pages)
                .sum();
        int longest = users.stream().mapToInt(user -> user.pages() + 1).max().orElseThrow();
        // what was published before the bound was met: a task in each slot, and one for each that waited for a slot
        assertThat(pages).as("pages of " + out + " tasks").isBetween(UNSTORED, UNSTORED + 2 * SLOTS * longest);

        stopped.forEach(ServiceProcess::restart);
        assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");
        Rows rows = pipeline.rows(crawl);
        assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
        assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
    }

    private static TaskId aFetchedTask(String crawl) throws ServiceUnanswered {
        return pipeline.tasks(crawl).stream()
                .filter(task -> task.end().equals("FETCHED"))
                .map(task -> TaskId.of(new CrawlId(crawl), new Account(new SiteId("demo"), new UserId(task.user()))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(4)
    void leaveNoSlotIdleBesideADeadAndASlowFetcherWhileTasksWait() throws Exception {
        List<ServiceProcess> fetchers = pipeline.stack().fetchers();
        ServiceProcess dead = fetchers.get(0);
        ServiceProcess slow = fetchers.get(1);
        dead.kill();
        Process slowing = slowDown(slow.pid());
        try {
            String crawl = pipeline.submitDemo("list", RunningPipeline.ids(next(30)));
            Awaitility.await("the crawl is under way")
                    .atMost(LIMIT)
                    .until(() -> pipeline.progress(crawl).ended() > 4);
            List<String> idle = new ArrayList<>();
            var looks = new AtomicInteger();
            var fleet = new Fleet(pipeline.stack());
            Awaitility.await("no task waits")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        List<Heartbeat.Slot> slots = fetchers.subList(2, SLOTS).stream()
                                .flatMap(fetcher -> fleet.slots(fetcher).stream())
                                .toList();
                        Instant now = Clock.systemUTC().instant();
                        boolean wait = pipeline.progress(crawl).in("waiting") > 0;
                        looks.addAndGet(wait && slots.size() == 2 ? 1 : 0);
                        slots.stream()
                                .filter(slot -> wait && slot.state() == Heartbeat.SlotState.IDLE)
                                .map(slot -> Duration.between(slot.since(), now))
                                .filter(since -> since.compareTo(BETWEEN_TWO_TASKS) > 0)
                                .forEach(since -> idle.add("idle for " + since + " at " + now));
                        return !wait;
                    });
            assertThat(looks).as("looks at both while tasks waited").hasValueGreaterThan(5);
            assertThat(idle).isEmpty();
            assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");
        } finally {
            slowing.destroyForcibly().waitFor();
            Signal.CONT.to(List.of(slow.pid()));
            dead.restart();
        }
    }

    /** It runs a tenth of the time from now on, as long as the answered process does. */
    private static Process slowDown(long pid) throws IOException {
        String loop = "while kill -STOP $0 && sleep 0.18 && kill -CONT $0 && sleep 0.02; do :; done";
        return new ProcessBuilder("sh", "-c", loop, Long.toString(pid)).start();
    }
}
