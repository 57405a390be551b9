package dev.trawl.scheduler;

import static dev.trawl.scheduler.RunningScheduler.FETCHER;
import static dev.trawl.scheduler.RunningScheduler.SOON;
import static dev.trawl.scheduler.RunningScheduler.now;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.contract.VisitRef;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tasks, from publishing to their ends, with what fetchers, parser and storage tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {

    private static final PageRef PROFILE = new PageRef(PageKind.PROFILE, 1);
    private static final Instant FAR = Instant.parse("+999999999-12-31T23:59:59Z");
    private static final PageRef LIST_1 = new PageRef(PageKind.LIST, 1);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningScheduler scheduler;

    private int submitted;

    @BeforeAll
    void start(@TempDir Path folder) {
        scheduler = RunningScheduler.start(
                        RunningScheduler.writeSites(folder),
                        "trawl.scheduler.retry-delay=10ms",
                        "trawl.scheduler.fetcher-stale=10m")
                .ready();
    }

    @BeforeEach
    void beat() {
        scheduler.heartbeat(50);
    }

    @AfterAll
    void stop() {
        scheduler.close();
    }

    private VisitRef published(String user, int attempt) {
        return await().atMost(SOON)
                .until(
                        () -> scheduler.tasks().stream()
                                .filter(task -> task.userId().value().equals(user) && task.attempt() == attempt)
                                .findFirst()
                                .map(task -> task.visitedAs(VisitId.draw())),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private VisitRef submittedAndStarted(String user) {
        String body = "{\"site\":\"demo\",\"crawl\":\"of-%s\",\"users\":[\"%s\"]}".formatted(user, user);
        submit(1, scheduler.postJson("/api/crawls", body));
        VisitRef visit = published(user, 1);
        scheduler.started(visit);
        return visit;
    }

    private JsonNode task(VisitRef visit) {
        return scheduler.json("/api/tasks/" + visit.taskId());
    }

    private void awaitState(VisitRef visit, String state) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(task(visit).at("/task/state").asString()).isEqualTo(state));
    }

    private static Manifest pages(VisitRef visit, PageRef... pages) {
        Manifest manifest = Manifest.EMPTY;
        for (PageRef page : pages) {
            manifest = manifest.with(visit.visitId(), page);
        }
        return manifest;
    }

    private static Outcome.Failed failed(VisitRef visit, FailureKind kind, boolean dead) {
        return new Outcome.Failed(
                visit, now(), FETCHER, kind, "no answer", null, true, pages(visit, PROFILE), List.of(), dead);
    }

    /** The ledger has every user that this class has submitted, once, in the state in which the task's own row is. */
    private void balances() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode ledger = scheduler.json("/api/ledger");
            assertThat(ledger.at("/submitted").asInt()).isEqualTo(submitted);
            var counted = new TreeMap<String, Integer>();
            for (JsonNode states : List.of(ledger.at("/ends"), ledger.at("/open"))) {
                states.properties()
                        .forEach(state ->
                                counted.put(state.getKey(), state.getValue().asInt()));
            }
            counted.values().removeIf(count -> count == 0);
            assertThat(counted.values().stream().mapToInt(Integer::intValue).sum())
                    .as("%s", counted)
                    .isEqualTo(submitted);
            assertThat(counted).isEqualTo(rowsByState());
        });
    }

    private Map<String, Integer> rowsByState() throws SQLException {
        var rows = new TreeMap<String, Integer>();
        try (var connection = scheduler.database.connect();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery("select lower(state), count(*) from scheduler.task group by state")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getInt(2));
            }
        }
        return rows;
    }

    /** @param users as many as the body has */
    private void submit(int users, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        submitted += users;
    }

    @Test
    void everyEndIsReachedAndTheLedgerBalances() {
        VisitRef stored = submittedAndStarted("stored");
        VisitRef empty = submittedAndStarted("empty");
        VisitRef gone = submittedAndStarted("gone");
        VisitRef moved = submittedAndStarted("moved");
        VisitRef dead = submittedAndStarted("dead");
        VisitRef unreadable = submittedAndStarted("unreadable");
        scheduler.publish(new Outcome.Fetched(stored, now(), FETCHER, pages(stored, PROFILE, LIST_1)));
        scheduler.publish(new Outcome.Stored(stored, now(), 2));
        scheduler.publish(new Outcome.Empty(empty, now(), FETCHER, pages(empty, PROFILE)));
        scheduler.publish(new Outcome.Stored(empty, now(), 1));
        scheduler.publish(new Outcome.NotFound(gone, now(), FETCHER, null));
        scheduler.publish(new Outcome.Moved(
                moved, now(), FETCHER, new VisitLocation(PageKind.PROFILE, 1, "https://blog.test/@new", 200)));
        scheduler.publish(failed(dead, FailureKind.CLICK, true));
        scheduler.publish(new Outcome.Unreadable(unreadable, now(), PROFILE, "no profile"));
        scheduler.publish(new Outcome.Fetched(unreadable, now(), FETCHER, pages(unreadable, PROFILE)));
        awaitState(stored, "STORED");
        awaitState(empty, "EMPTY");
        awaitState(gone, "NOT_FOUND");
        awaitState(moved, "MOVED");
        awaitState(dead, "DEAD");
        awaitState(unreadable, "DEAD");
        assertThat(scheduler.json("/api/crawls/of-unreadable").at("/dead/page").asInt())
                .isEqualTo(1);
        balances();

        // delivered again: nothing changes, not even the history
        int lines = task(stored).at("/history").size();
        scheduler.started(stored);
        scheduler.publish(new Outcome.Fetched(stored, now(), FETCHER, pages(stored, PROFILE, LIST_1)));
        scheduler.publish(new Outcome.Stored(stored, now(), 2));
        VisitRef marker = submittedAndStarted("marker");
        scheduler.publish(new Outcome.NotFound(marker, now(), FETCHER, null));
        awaitState(marker, "NOT_FOUND");
        assertThat(task(stored).at("/history").size()).isEqualTo(lines);
    }

    @Test
    void aFailedVisitIsTriedAgainThenEndsDeadWithALetterAndIsReplayed() {
        VisitRef first = submittedAndStarted("slowpoke");
        scheduler.publish(failed(first, FailureKind.TIMEOUT, false));
        VisitRef second = published("slowpoke", 2);
        Task order = scheduler.tasks().stream()
                .filter(task -> task.taskId().equals(second.taskId()) && task.attempt() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(order.last()).isTrue();
        assertThat(order.have()).isEqualTo(pages(first, PROFILE));
        scheduler.started(second);
        var letter = new DeadLetter(
                second,
                FailureKind.TIMEOUT,
                "list 2 took over 5 s",
                "fetcher",
                now(),
                null,
                Manifest.EMPTY,
                List.of(),
                List.of());
        scheduler.send(
                scheduler.topics.dead(FailureKind.TIMEOUT), second.account().key(), letter);
        scheduler.publish(failed(second, FailureKind.TIMEOUT, true));
        awaitState(second, "DEAD");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/dead-letters?crawl=of-slowpoke&kind=timeout")
                                .size())
                        .isEqualTo(1));

        var answer = scheduler.postJson("/api/dead-letters/replay", "{\"crawl\":\"of-slowpoke\"}");
        assertThat(answer.body()).contains("\"changed\":1");
        VisitRef third = published("slowpoke", 3);
        assertThat(scheduler.json("/api/dead-letters?crawl=of-slowpoke").size()).isZero();
        scheduler.started(third);
        scheduler.publish(new Outcome.NotFound(third, now(), FETCHER, null));
        awaitState(third, "NOT_FOUND");
        balances();
    }

    @Test
    void evidenceIsReadByItsOffsetAndGoneWhenItIsNotKept() {
        VisitRef visit = submittedAndStarted("shown");
        scheduler.kafka.create(1, List.of(scheduler.topics.evidence()));
        var at = scheduler.kafka.send(
                scheduler.topics.evidence(), visit.account().key(), new byte[] {1, 2, 3});
        var letter = new DeadLetter(
                visit,
                FailureKind.CLICK,
                "covered",
                "fetcher",
                now(),
                null,
                Manifest.EMPTY,
                List.of(),
                List.of(
                        new EvidenceRef(EvidenceKind.HTML, at.partition(), at.offset(), 3),
                        new EvidenceRef(EvidenceKind.CONSOLE, at.partition(), at.offset() + 100, 3)));
        scheduler.send(scheduler.topics.dead(FailureKind.CLICK), visit.account().key(), letter);
        scheduler.publish(failed(visit, FailureKind.CLICK, true));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/dead-letters?crawl=of-shown")
                                .size())
                        .isEqualTo(1));
        JsonNode line = scheduler.json("/api/dead-letters?crawl=of-shown").get(0);
        var html = scheduler.get(line.at("/links/html").asString());
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).hasSize(3);
        assertThat(html.headers().firstValue("content-security-policy")).isPresent();
        assertThat(scheduler.get(line.at("/links/console").asString()).statusCode())
                .isEqualTo(410);
        assertThat(scheduler
                        .get("/api/dead-letters/" + line.at("/id").asLong() + "/screenshot")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCancelledVisitIsToldToStop() {
        VisitRef visit = submittedAndStarted("unwanted");
        awaitState(visit, "QUEUED");
        assertThat(scheduler
                        .postJson("/api/tasks/" + visit.taskId() + "/cancel", "")
                        .statusCode())
                .isEqualTo(200);
        awaitState(visit, "CANCELLING");
        await().atMost(SOON)
                .until(() -> scheduler.kafka.read(scheduler.topics.control()).stream()
                        .anyMatch(record -> new String(record.key(), UTF_8).equals("task/" + visit.taskId())));
        scheduler.publish(new Outcome.Cancelled(visit, now(), FETCHER));
        awaitState(visit, "CANCELLED");
        VisitRef late = submittedAndStarted("late");
        scheduler.publish(new Outcome.Fetched(late, now(), FETCHER, pages(late, PROFILE)));
        awaitState(late, "FETCHED");
        assertThat(scheduler
                        .postJson("/api/tasks/" + late.taskId() + "/cancel", "")
                        .statusCode())
                .isEqualTo(409);
        scheduler.publish(new Outcome.Stored(late, now(), 1));
        awaitState(late, "STORED");
    }

    @Test
    void aSiteWithOneTaskOutKeepsItsPace() {
        String users = IntStream.range(0, 5)
                .mapToObj(n -> "calm" + n)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
        submit(5, scheduler.post("/api/crawls?site=slow&crawl=calm", "text/plain", users));
        VisitRef only = await().atMost(SOON)
                .until(
                        () -> scheduler.tasks().stream()
                                .filter(task -> task.site().value().equals("slow"))
                                .findFirst()
                                .map(task -> task.visitedAs(VisitId.draw())),
                        java.util.Optional::isPresent)
                .orElseThrow();
        assertThat(scheduler.tasks().stream().filter(task -> task.site().value().equals("slow")))
                .singleElement()
                .satisfies(task -> assertThat(task.pause()).hasSeconds(10));
        scheduler.started(only);
        scheduler.publish(new Outcome.Fetched(only, now(), FETCHER, pages(only, PROFILE)));
        awaitState(only, "FETCHED");
        JsonNode calm = scheduler.json("/api/crawls/calm");
        assertThat(calm.at("/tasks/queued").asInt()).isZero();
        assertThat(calm.at("/waitingFor").asString())
                .isEqualTo("4 tasks wait for the pace of slow: 6 page loads a minute");
        scheduler.publish(new Outcome.Stored(only, now(), 1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/crawls/calm")
                                .at("/tasks/queued")
                                .asInt())
                        .isEqualTo(1));
        scheduler.postJson("/api/crawls/calm/cancel", "");
    }

    @Test
    void anAccountIsNotVisitedTwiceAtOnce() {
        VisitRef first = submittedAndStarted("wanted");
        submit(
                2,
                scheduler.postJson(
                        "/api/crawls", "{\"site\":\"demo\",\"crawl\":\"again\",\"users\":[\"wanted\",\"other\"]}"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/crawls/again")
                                .at("/tasks/queued")
                                .asInt())
                        .isEqualTo(1));
        assertThat(scheduler.json("/api/crawls/again").at("/tasks/waiting").asInt())
                .isEqualTo(1);
        scheduler.publish(new Outcome.NotFound(first, now(), FETCHER, null));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/crawls/again")
                                .at("/tasks/queued")
                                .asInt())
                        .isEqualTo(2));
    }

    @Test
    void poisonOnEveryTopicIsListedAndTheRestGoesOn() {
        int before = scheduler.json("/api/dead-letters/malformed?size=1000").size();
        int published = scheduler.kafka.read(scheduler.topics.deadMessages()).size();
        scheduler.send(scheduler.topics.outcomes(), "demo/x", "{\"outcome\":\"NO_SUCH\"}");
        scheduler.send(scheduler.topics.dead(FailureKind.PAGE), "demo/x", "not a letter");
        scheduler.send(scheduler.topics.deadMessages(), "demo/x", "not a letter either");
        scheduler.send(scheduler.topics.fetchers(), "f9", "not a heartbeat");
        VisitRef visit = submittedAndStarted("after");
        scheduler.publish(new Outcome.NotFound(visit, now(), FETCHER, null));
        awaitState(visit, "NOT_FOUND");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/dead-letters/malformed?size=1000")
                                .size())
                        .isEqualTo(before + 3));
        assertThat(scheduler.json("/api/fetchers").size()).isEqualTo(1);
        // the letter about the outcome is the only one that was published: no loop
        assertThat(scheduler.kafka.read(scheduler.topics.deadMessages())).hasSize(published + 2);
        assertThat(MessageJson.mapper()
                        .readTree(scheduler.get("/v3/api-docs").body())
                        .at("/paths")
                        .size())
                .isGreaterThan(10);
        assertThat(scheduler.get("/").body()).contains("<title>Trawl</title>");
        assertThat(scheduler.get("/actuator/prometheus").body()).contains("trawl_scheduler_tasks");
    }

    @Test
    void whatASiteOrAPageSaysNeverStopsTheLedger() {
        VisitRef asked = submittedAndStarted("asked");
        VisitRef ahead = submittedAndStarted("ahead");
        VisitRef dirty = submittedAndStarted("dirty");
        VisitRef after = submittedAndStarted("afterwards");
        var longest = Duration.ofSeconds(Long.MAX_VALUE);
        scheduler.publish(new Outcome.Blocked(asked, now(), FETCHER, "429", null, longest, Manifest.EMPTY));
        scheduler.publish(new Outcome.Blocked(ahead, FAR, FETCHER, "429", null, longest, Manifest.EMPTY));
        scheduler.send(
                scheduler.topics.outcomes(),
                dirty.account().key(),
                new String(MessageJson.write(failed(dirty, FailureKind.CLICK, true)), UTF_8)
                        .replace("no answer", "covered by #a\\u0000b"));
        scheduler.publish(new Outcome.NotFound(after, now(), FETCHER, null));
        awaitState(after, "NOT_FOUND");
        awaitState(asked, "WAITING");
        awaitState(ahead, "WAITING");
        awaitState(dirty, "DEAD");
        assertThat(task(dirty).at("/task/reason").asString()).isEqualTo("covered by #a\ufffdb");
        execute("update scheduler.site set resting_until = null");
    }

    @Test
    void whatALetterSaysNeverStopsTheOthers() {
        VisitRef shown = submittedAndStarted("shownletter");
        scheduler.send(
                scheduler.topics.dead(FailureKind.CLICK),
                shown.account().key(),
                letter(shown, "covered by 'a\\u0000b'", FAR));
        scheduler.publish(failed(shown, FailureKind.CLICK, true));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/dead-letters?crawl=of-shownletter")
                                .size())
                        .isEqualTo(1));
        assertThat(scheduler
                        .json("/api/dead-letters?crawl=of-shownletter")
                        .at("/0/reason")
                        .asString())
                .isEqualTo("covered by 'a\\u0000b'");
    }

    @Test
    void anOutcomeAndALetterThatCannotBeKeptAreSetAsideAlone() {
        VisitRef refused = submittedAndStarted("refused");
        VisitRef taken = submittedAndStarted("taken");
        execute("alter table scheduler.task_event add constraint harsh check (reason <> 'unkeepable')");
        execute("alter table scheduler.dead_letter add constraint harsh check (reason <> 'unkeepable')");
        scheduler.publish(new Outcome.HandedBack(refused, now(), FETCHER, "fine", Manifest.EMPTY));
        scheduler.publish(new Outcome.Failed(
                taken, now(), FETCHER, FailureKind.CLICK, "unkeepable", null, true, Manifest.EMPTY, List.of(), true));
        scheduler.send(
                scheduler.topics.dead(FailureKind.CLICK), taken.account().key(), letter(taken, "unkeepable", now()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .get("/api/dead-letters/malformed?size=1000")
                                .body())
                        .contains(
                                "the ledger cannot keep it",
                                "\"topic\":\"" + scheduler.topics.dead(FailureKind.CLICK)));
        scheduler.publish(new Outcome.NotFound(taken, now(), FETCHER, null));
        awaitState(taken, "NOT_FOUND");
        execute("alter table scheduler.task_event drop constraint harsh");
        execute("alter table scheduler.dead_letter drop constraint harsh");
    }

    @Test
    void nothingOfACancelledCrawlIsReplayed() {
        VisitRef visit = submittedAndStarted("given-up");
        scheduler.send(
                scheduler.topics.dead(FailureKind.CLICK), visit.account().key(), letter(visit, "covered", now()));
        scheduler.publish(failed(visit, FailureKind.CLICK, true));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/dead-letters?crawl=of-given-up")
                                .size())
                        .isEqualTo(1));
        scheduler.postJson("/api/crawls/of-given-up/cancel", "");
        var answer = scheduler.postJson("/api/dead-letters/replay", "{\"crawl\":\"of-given-up\"}");
        assertThat(answer.body()).contains("\"changed\":0");
        assertThat(scheduler
                        .json("/api/dead-letters?crawl=of-given-up")
                        .at("/0/replayedAt")
                        .isString())
                .isFalse();
        awaitState(visit, "DEAD");
        assertThat(scheduler
                        .postJson("/api/dead-letters/replay", "{\"kind\":\"page\",\"crwal\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void rowsThatDoNotComeForADayAreFetchedAgainWithoutAnotherTaskToCompareWith() {
        VisitRef visit = submittedAndStarted("rowless");
        scheduler.publish(new Outcome.Fetched(visit, now(), FETCHER, pages(visit, PROFILE)));
        awaitState(visit, "FETCHED");
        execute("update scheduler.task set fetched_at = now() - interval '25 hours' where user_id = 'rowless'");
        VisitRef second = published("rowless", 2);
        scheduler.started(second);
        scheduler.publish(new Outcome.NotFound(second, now(), FETCHER, null));
        awaitState(second, "NOT_FOUND");
    }

    private static DeadLetter letter(VisitRef visit, String reason, Instant at) {
        return new DeadLetter(
                visit, FailureKind.CLICK, reason, "fetcher", at, null, Manifest.EMPTY, List.of(), List.of());
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
