package dev.trawl.scheduler;

import static dev.trawl.scheduler.RunningScheduler.FETCHER;
import static dev.trawl.scheduler.RunningScheduler.SOON;
import static dev.trawl.scheduler.RunningScheduler.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.contract.VisitRef;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is, and how fast. */
class QueueIT {

    private static final VisitLocation LIST_2 = new VisitLocation(PageKind.LIST, 2, "http://demo.test/u/list/2", 429);

    @SuppressWarnings("NullAway.Init") // set before each test
    private RunningScheduler scheduler;

    private final Set<VisitRef> begun = new HashSet<>();

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        RunningScheduler.writeSites(folder);
        String demo = Files.readString(Repository.root().resolve("sites/demo.yml"));
        Files.writeString(
                folder.resolve("wide.yml"),
                demo.replace("site: demo", "site: wide").replace("rate: unlimited", "rate: 60/min\n  tasks-out: 3"));
        scheduler = RunningScheduler.start(
                        folder, "trawl.scheduler.retry-delay=10ms", "trawl.scheduler.fetcher-stale=10m")
                .ready();
    }

    @AfterEach
    void stop() {
        scheduler.close();
    }

    private void submit(String site, String crawl, int priority, int users, String more) {
        String list = IntStream.range(0, users)
                .mapToObj(n -> "%s-%05d".formatted(crawl, n))
                .collect(Collectors.joining("\n"));
        String query = "/api/crawls?site=" + site + "&crawl=" + crawl + "&priority=" + priority + more;
        assertThat(scheduler.post(query, "text/plain", list).statusCode()).isEqualTo(202);
    }

    /** The next task that lies in the topic and was not begun; its visit has started. */
    private VisitRef begin() {
        return await().atMost(SOON)
                .until(
                        () -> scheduler.tasks().stream()
                                .filter(task -> begun.stream()
                                        .noneMatch(visit -> visit.taskId().equals(task.taskId())
                                                && visit.attempt() == task.attempt()))
                                .findFirst()
                                .map(this::begin),
                        Optional::isPresent)
                .orElseThrow();
    }

    private VisitRef begin(Task task) {
        VisitRef visit = task.visitedAs(VisitId.draw());
        begun.add(visit);
        scheduler.started(visit);
        return visit;
    }

    private Task published(VisitRef visit) {
        return scheduler.tasks().stream()
                .filter(task -> task.taskId().equals(visit.taskId()) && task.attempt() == visit.attempt())
                .findFirst()
                .orElseThrow();
    }

    private static Outcome.Blocked blocked(VisitRef visit, @Nullable Duration retryAfter) {
        return new Outcome.Blocked(visit, now(), FETCHER, "status 429", LIST_2, retryAfter, Manifest.EMPTY);
    }

    private static Manifest pages(VisitRef visit, int lists) {
        Manifest manifest = Manifest.EMPTY.with(visit.visitId(), new PageRef(PageKind.PROFILE, 1));
        for (int number = 1; number <= lists; number++) {
            manifest = manifest.with(visit.visitId(), new PageRef(PageKind.LIST, number));
        }
        return manifest;
    }

    private void stored(VisitRef visit, int lists) {
        scheduler.publish(new Outcome.Fetched(visit, now(), FETCHER, pages(visit, lists)));
        scheduler.publish(new Outcome.Stored(visit, now(), lists + 1));
    }

    private int inState(String crawl, String state) {
        return scheduler.json("/api/crawls/" + crawl).at("/tasks/" + state).asInt();
    }

    @Test
    void crawlsThatWaitForAnAccountWhichIsOutHideNoOthers() {
        scheduler.heartbeat(4);
        for (int n = 0; n < 70; n++) {
            scheduler.post("/api/crawls?site=demo&crawl=alike-" + n + "&priority=9", "text/plain", "same");
        }
        VisitRef out = begin();
        assertThat(out.userId().value()).isEqualTo("same");
        submit("demo", "other", 5, 1, "");
        assertThat(begin().crawlId().value()).isEqualTo("other");
    }

    @Test
    void queuesOfCancelledCrawlsSleepHoweverManyStandInFront() {
        scheduler.postJson("/api/sites/demo/pause", "");
        for (int n = 0; n < 70; n++) {
            submit("demo", "gone-" + n, 9, 1, "");
            scheduler.postJson("/api/crawls/gone-" + n + "/cancel", "");
        }
        submit("demo", "behind", 5, 1, "");
        scheduler.postJson("/api/sites/demo/resume", "");
        scheduler.heartbeat(4);
        assertThat(begin().crawlId().value()).isEqualTo("behind");
        await().atMost(SOON)
                .until(() -> number("select count(*) from scheduler.crawl_queue"
                                + " where crawl_id like 'gone-%' and next_due < 'infinity'")
                        == 0);
    }

    @Test
    void anUrgentAccountOvertakesABacklogWithinOneVisit() {
        scheduler.heartbeat(1);
        submit("demo", "backlog", 5, 50_000, "");
        VisitRef running = begin();
        VisitRef waits = begin();
        submit("demo", "urgent", 9, 1, "");
        scheduler.publish(new Outcome.NotFound(running, now(), FETCHER, null));
        scheduler.publish(new Outcome.NotFound(waits, now(), FETCHER, null));
        // one had been published before; the next that is published is the urgent one
        assertThat(List.of(begin().crawlId().value(), begin().crawlId().value()))
                .contains("urgent");
    }

    @Test
    void twoCrawlsShareASiteByPageLoads() {
        scheduler.heartbeat(1);
        submit("slow", "long", 5, 12, "&held=true");
        submit("slow", "short", 5, 12, "&held=true");
        execute("update scheduler.account set list_pages = case when user_id like 'long%' then 9 else 3 end");
        scheduler.postJson("/api/crawls/long/release", "");
        scheduler.postJson("/api/crawls/short/release", "");
        var order = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            VisitRef visit = begin();
            order.add(visit.crawlId().value());
            scheduler.publish(new Outcome.NotFound(visit, now(), FETCHER, null));
        }
        assertThat(order).containsExactly("long", "short", "short", "short", "long", "short", "short", "short");
    }

    @Test
    void aPausedCrawlPublishesNothingUntilItIsResumed() {
        scheduler.heartbeat(1);
        submit("slow", "mine", 5, 3, "");
        VisitRef running = begin();
        assertThat(scheduler.postJson("/api/crawls/mine/pause", "").body()).contains("pausedAt");
        scheduler.publish(new Outcome.NotFound(running, now(), FETCHER, null));
        submit("slow", "other", 5, 1, "");
        assertThat(begin().crawlId().value()).isEqualTo("other");
        assertThat(inState("mine", "not_found")).isEqualTo(1);
        assertThat(inState("mine", "waiting")).isEqualTo(2);
        assertThat(scheduler.json("/api/crawls/mine").at("/waitingFor").asString())
                .isEqualTo("it is paused: resume it with POST /api/crawls/mine/resume");
        scheduler.publish(new Outcome.NotFound(last(), now(), FETCHER, null));
        assertThat(scheduler.postJson("/api/crawls/mine/resume", "").body()).doesNotContain("pausedAt");
        assertThat(begin().crawlId().value()).isEqualTo("mine");
        assertThat(scheduler.postJson("/api/crawls/unknown/pause", "").statusCode())
                .isEqualTo(404);
    }

    private VisitRef last() {
        return begun.stream()
                .filter(visit -> visit.crawlId().value().equals("other"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHeldCrawlIsReleasedSoManyAtATime() {
        scheduler.heartbeat(5);
        submit("demo", "held", 5, 9, "&held=true");
        assertThat(scheduler.postJson("/api/crawls/held/release?count=2", "").body())
                .contains("\"changed\":2");
        // claimed before they are published
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler.tasks().stream()
                                .map(task -> task.userId().value()))
                        .containsExactlyInAnyOrder("held-00000", "held-00001"));
        for (String wrong : List.of("count=0", "count=-1", "count=many", "count=", "cuont=2", "count=99999999999")) {
            var answer = scheduler.postJson("/api/crawls/held/release?" + wrong, "");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).contains("expected");
        }
        assertThat(inState("held", "held")).isEqualTo(7);
        assertThat(scheduler.postJson("/api/crawls/held/release", "").body()).contains("\"changed\":7");
    }

    @Test
    void fiveRefusalsInARowWhileOthersSucceedEndATaskDeadWithItsLetter() {
        scheduler.heartbeat(50);
        submit("demo", "unlucky", 5, 1, "");
        scheduler.publish(blocked(begin(), null));
        VisitRef visit = begin();
        // since the first refusal another account was fetched
        submit("demo", "lucky", 5, 1, "");
        stored(begin(), 1);
        await().atMost(SOON).until(() -> inState("lucky", "stored") == 1);
        for (int refusal = 2; refusal <= 5; refusal++) {
            assertThat(visit.attempt()).isEqualTo(refusal);
            scheduler.publish(blocked(visit, null));
            visit = refusal < 5 ? begin() : visit;
        }
        await().atMost(SOON).until(() -> inState("unlucky", "dead") == 1);
        assertThat(scheduler.json("/api/crawls/unlucky").at("/dead/blocked").asInt())
                .isEqualTo(1);
        String topic = scheduler.topics.dead(FailureKind.BLOCKED);
        await().atMost(SOON).until(() -> !scheduler.kafka.read(topic).isEmpty());
        assertThat(scheduler.kafka.read(topic)).singleElement().satisfies(record -> {
            DeadLetter letter = MessageJson.read(record.value(), DeadLetter.class);
            assertThat(letter.visit().attempt()).isEqualTo(5);
            assertThat(letter.where()).isEqualTo(LIST_2);
            assertThat(letter.reason()).contains("5 times in a row");
        });
        var history =
                scheduler.json("/api/tasks/" + firstOf("unlucky").taskId()).at("/history");
        assertThat(history.valueStream()
                        .filter(line -> line.at("/what").asString().equals("BLOCKED"))
                        .map(line -> line.at("/said/status").asInt() + " "
                                + line.at("/said/url").asString()))
                .hasSize(5)
                .containsOnly("429 http://demo.test/u/list/2");
    }

    private VisitRef firstOf(String crawl) {
        return begun.stream()
                .filter(visit -> visit.crawlId().value().equals(crawl))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefusalHalvesTheRateOnceAndRestsTheWholeSiteAlsoAfterARestart() {
        scheduler.heartbeat(5);
        submit("slow", "careful", 5, 3, "");
        VisitRef first = begin();
        assertThat(published(first).pause()).hasSeconds(10);
        Outcome refusal = blocked(first, null);
        scheduler.publish(refusal);
        scheduler.publish(refusal);
        VisitRef second = begin();
        assertThat(published(second).pause()).hasSeconds(20);

        scheduler.publish(blocked(second, Duration.ofHours(1)));
        await().atMost(SOON).until(() -> inState("careful", "waiting") == 3);
        scheduler.restart();
        scheduler.ready();
        scheduler.heartbeat(5);
        submit("slow", "others", 9, 1, "");
        submit("demo", "elsewhere", 1, 1, "");
        assertThat(begin().crawlId().value()).isEqualTo("elsewhere");
        assertThat(scheduler.json("/api/crawls/others").at("/waitingFor").asString())
                .startsWith("site slow asked to be left alone until ");
        execute("update scheduler.site set resting_until = null");
        VisitRef third = begin();
        assertThat(third.crawlId().value()).isEqualTo("others");
        assertThat(published(third).pause()).hasSeconds(40);
    }

    @Test
    void aSiteHasOneTaskOutUntilItsRobotsAreKnownAndRefusalsAtOnceCountOnce() {
        scheduler.heartbeat(8);
        submit("wide", "asked", 5, 9, "");
        VisitRef first = begin();
        assertThat(published(first).pause()).hasSeconds(3);
        await().atMost(SOON).until(() -> inState("asked", "queued") == 1);
        var robots = new Heartbeat.Robots(new SiteId("wide"), now(), Duration.ofMillis(1500));
        scheduler.heartbeat(8, robots);
        await().atMost(SOON)
                .until(() -> number("select count(*) from scheduler.site where crawl_delay_ms = 1500") == 1);
        scheduler.publish(new Outcome.NotFound(first, now(), FETCHER, null));
        await().atMost(SOON).until(() -> inState("asked", "queued") == 3);
        List<VisitRef> three = List.of(begin(), begin(), begin());
        assertThat(three)
                .allSatisfy(visit -> assertThat(published(visit).pause()).hasMillis(4500));
        three.forEach(visit -> scheduler.publish(blocked(visit, null)));
        VisitRef next = begin();
        assertThat(published(next).pause()).hasSeconds(6);
    }

    private long number(String sql) throws SQLException {
        try (var connection = scheduler.database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) {
        try (var connection = scheduler.database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
