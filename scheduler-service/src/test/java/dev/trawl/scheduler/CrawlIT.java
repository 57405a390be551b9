package dev.trawl.scheduler;

import static dev.trawl.scheduler.RunningScheduler.FETCHER;
import static dev.trawl.scheduler.RunningScheduler.SOON;
import static dev.trawl.scheduler.RunningScheduler.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.CrawlEnd;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Task;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.contract.VisitRef;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Crawls as a whole: their ends, those who wait for them, those who fall silent, and what is tried again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlIT {

    private static final String ROWS = """
            create schema storage;
            create table storage.profile_overview (site text, user_id text, nickname text);
            create table storage.article (site text, user_id text, article_id text, url text, title text, type text,
                summary text, published_at timestamptz, published_precision text, updated_at timestamptz,
                updated_precision text, reads bigint, comments bigint, likes bigint,
                collects bigint, pinned boolean, body text, tags text[], fetched_at timestamptz);
            insert into storage.profile_overview values ('demo', 'rows', 'Rosa');
            insert into storage.article (site, user_id, article_id, title, body) values ('demo', 'rows', '7', 'Seven', 'long');
            """;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningScheduler scheduler;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    void start(@TempDir Path folder) {
        scheduler = RunningScheduler.start(
                        RunningScheduler.writeSites(folder),
                        "trawl.scheduler.default-site=demo",
                        "trawl.scheduler.retry-delay=10ms",
                        "trawl.scheduler.fetcher-stale=10m")
                .ready();
        execute(ROWS);
    }

    @BeforeEach
    void beat() {
        scheduler.heartbeat(200);
    }

    @AfterAll
    void stop() {
        clients.close();
        scheduler.close();
    }

    private void execute(String sql) {
        try (var connection = scheduler.database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MessageJson.mapper().readTree(answer.body());
    }

    private HttpResponse<String> submit(String crawl, String query, String... users) {
        return scheduler.post("/api/crawls?site=demo&crawl=" + crawl + query, "text/plain", String.join("\n", users));
    }

    private VisitRef started(String crawl, String user, int attempt) {
        VisitRef visit = await().atMost(SOON)
                .until(
                        () -> scheduler.tasks().stream()
                                .filter(task -> task.crawlId().value().equals(crawl)
                                        && task.userId().value().equals(user)
                                        && task.attempt() == attempt)
                                .findFirst()
                                .map(CrawlIT::visit),
                        java.util.Optional::isPresent)
                .orElseThrow();
        scheduler.started(visit);
        return visit;
    }

    private static VisitRef visit(Task task) {
        return task.visitedAs(VisitId.draw());
    }

    private void notFound(String crawl, String user, int attempt) {
        scheduler.publish(new Outcome.NotFound(started(crawl, user, attempt), now(), FETCHER, null));
    }

    /** Dies of a click; answers its letter. */
    private DeadLetter dies(String crawl, String user, int attempt, String reason) {
        VisitRef visit = started(crawl, user, attempt);
        scheduler.publish(new Outcome.Failed(
                visit, now(), FETCHER, FailureKind.CLICK, reason, null, true, Manifest.EMPTY, List.of(), true));
        var visitLocation = new VisitLocation(PageKind.LIST, 2, "http://blog.demo.test/" + user + "/list/2", 200);
        var letter = new DeadLetter(
                visit,
                FailureKind.CLICK,
                reason,
                "fetcher",
                now(),
                visitLocation,
                Manifest.EMPTY,
                List.of(),
                List.of());
        scheduler.send(scheduler.topics.dead(FailureKind.CLICK), visit.account().key(), letter);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(letters("crawl=" + crawl + "&text=" + user)).hasSize(1));
        return letter;
    }

    private List<JsonNode> letters(String query) {
        return scheduler.json("/api/dead-letters?" + query).valueStream().toList();
    }

    private List<CrawlEnd> ends(String crawl) {
        return scheduler.kafka.read(scheduler.topics.ends()).stream()
                .map(record -> MessageJson.read(record.value(), CrawlEnd.class))
                .filter(end -> end.crawlId().value().equals(crawl))
                .toList();
    }

    private void awaitEnds(String crawl, int number) {
        await().atMost(SOON).untilAsserted(() -> assertThat(ends(crawl)).hasSize(number));
    }

    private String state(String crawl, String user) {
        return scheduler
                .json("/api/crawls/" + crawl + "/tasks?size=1000")
                .valueStream()
                .filter(task -> task.at("/user").asString().equals(user))
                .map(task -> task.at("/state").asString())
                .collect(Collectors.joining());
    }

    @Test
    void theEndOfACrawlIsAMessageAndAnotherOneWhenItEndsAgain() {
        submit("ending", "", "ending-one", "ending-two");
        notFound("ending", "ending-one", 1);
        DeadLetter letter = dies("ending", "ending-two", 1, "covered");
        awaitEnds("ending", 1);
        CrawlEnd end = ends("ending").getFirst();
        assertThat(end.submitted()).isEqualTo(2);
        assertThat(end.ends()).containsEntry("not_found", 1L).containsEntry("dead", 1L);
        assertThat(end.dead()).containsExactly(java.util.Map.entry("click", 1L));

        // the same users again are no news; a new one and a replay are
        submit("ending", "", "ending-one", "ending-two");
        submit("ending", "", "ending-three");
        notFound("ending", "ending-three", 1);
        awaitEnds("ending", 2);
        assertThat(ends("ending").getLast().submitted()).isEqualTo(3);
        scheduler.postJson("/api/dead-letters/replay", "{\"crawl\":\"ending\"}");
        notFound("ending", "ending-two", letter.visit().attempt() + 1);
        awaitEnds("ending", 3);
        assertThat(ends("ending").getLast().ends()).containsOnly(java.util.Map.entry("not_found", 3L));
    }

    @Test
    void aCancelledCrawlHasItsEndTold() {
        submit("dropped", "&held=true", "dropped-one", "dropped-two");
        scheduler.postJson("/api/crawls/dropped/cancel", "");
        awaitEnds("dropped", 1);
        assertThat(ends("dropped").getFirst().ends()).containsEntry("cancelled", 2L);
    }

    @Test
    void anEndThatNobodyToldBeforeARestartIsToldAfterIt() {
        submit("uncounted", "&held=true", "uncounted-one");
        scheduler.restart();
        scheduler.ready();
        scheduler.postJson("/api/crawls/uncounted/cancel", "");
        awaitEnds("uncounted", 1);
    }

    @Test
    void aClientThatWaitsForASmallCrawlIsAnsweredWithItsEndsAndRows() throws Exception {
        Future<HttpResponse<String>> answer = clients.submit(() -> submit("waited", "&wait=60s", "rows", "missing"));
        notFound("waited", "missing", 1);
        VisitRef visit = started("waited", "rows", 1);
        scheduler.publish(new Outcome.Fetched(
                visit,
                now(),
                FETCHER,
                Manifest.EMPTY.with(visit.visitId(), new dev.trawl.contract.PageRef(PageKind.PROFILE, 1))));
        scheduler.publish(new Outcome.Stored(visit, now(), 1));

        HttpResponse<String> response = answer.get();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode body = json(response);
        assertThat(body.at("/finished").asBoolean()).isTrue();
        assertThat(body.at("/accepted").asInt()).isEqualTo(2);
        assertThat(body.at("/users")
                        .valueStream()
                        .map(user -> user.at("/user").asString() + " "
                                + user.at("/state").asString()))
                .containsExactly("missing NOT_FOUND", "rows STORED");
        assertThat(body.at("/users/1/profile/nickname").asString()).isEqualTo("Rosa");
        assertThat(body.at("/users/1/articles/0/title").asString()).isEqualTo("Seven");
        assertThat(response.body()).doesNotContain("long");
        assertThat(body.at("/open")).isEmpty();
    }

    @Test
    void aWaitThatIsTooShortIsAnsweredWithWhatIsOpen() {
        HttpResponse<String> response = scheduler.postJson(
                "/api/crawls?wait=100ms",
                "{\"site\":\"demo\",\"crawl\":\"impatient\",\"users\":[\"hasty-one\",\"hasty-two\"]}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(response.headers().firstValue("location")).hasValue("/api/crawls/impatient");
        JsonNode body = json(response);
        assertThat(body.at("/finished").asBoolean(true)).isFalse();
        assertThat(body.at("/accepted").asInt()).isEqualTo(2);
        assertThat(body.at("/open").valueStream().map(task -> task.at("/user").asString()))
                .containsExactly("hasty-one", "hasty-two");
    }

    @ParameterizedTest
    @CsvSource({
        "101, &wait=10s, 100 at most",
        "2, &wait=6m, 5m at most",
        "2, &wait=soon, wait 'soon' is no duration",
        "2, &wait=10s&held=true, held",
        "2, &keepAlive=1s, 5s to 1h",
        "2, &keepAlive=2h, 5s to 1h"
    })
    void whatCannotBeWaitedForIsRefusedBeforeAnythingIsChanged(int users, String query, String why) {
        String[] names = IntStream.range(0, users).mapToObj(n -> "u" + n).toArray(String[]::new);
        HttpResponse<String> answer = submit("refused", query, names);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/detail").asString()).contains(why);
        assertThat(scheduler.get("/api/crawls/refused").statusCode()).isEqualTo(404);
    }

    @Test
    void thoseWhoWaitHoldNothingThatOthersNeed() throws Exception {
        List<Callable<HttpResponse<String>>> calls = IntStream.range(0, 60)
                .<Callable<HttpResponse<String>>>mapToObj(n -> () -> submit("crowd-" + n, "&wait=15s", "same"))
                .toList();
        var answers = new ArrayList<Future<HttpResponse<String>>>();
        calls.forEach(call -> answers.add(clients.submit(call)));
        await().atMost(SOON)
                .until(() -> IntStream.range(0, 60)
                        .allMatch(n -> scheduler.get("/api/crawls/crowd-" + n).statusCode() == 200));
        for (int n = 0; n < 60; n++) {
            scheduler.postJson("/api/crawls/crowd-" + n + "/cancel", "");
        }
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isIn(200, 202);
        }
    }

    @Test
    void aCrawlIsCancelledWhenItsKeepAlivesStopAndNotBefore() {
        assertThat(json(submit("silent", "&keepAlive=5s", "kept-one"))
                        .at("/keepAlive")
                        .asBoolean())
                .isTrue();
        assertThat(json(submit("heard", "&keepAlive=5s", "kept-two"))
                        .at("/keepAlive")
                        .asBoolean())
                .isTrue();
        assertThat(json(submit("alone", "", "kept-three")).at("/keepAlive").asBoolean(true))
                .isFalse();
        await().atMost(SOON).until(() -> {
            assertThat(scheduler.postJson("/api/crawls/heard/keep-alive", "").statusCode())
                    .isEqualTo(200);
            return scheduler.json("/api/crawls/silent").at("/cancelledAt").isString();
        });
        assertThat(scheduler.json("/api/crawls/heard").at("/cancelledAt").isString())
                .isFalse();
        assertThat(scheduler.postJson("/api/crawls/silent/keep-alive", "").statusCode())
                .isEqualTo(409);
        assertThat(scheduler.postJson("/api/crawls/alone/keep-alive", "").statusCode())
                .isEqualTo(409);
        // a crawl that was there before needs no keep-alives, whatever a later request asks
        assertThat(json(submit("alone", "&keepAlive=5s", "kept-four"))
                        .at("/keepAlive")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void lettersAreFoundByTimeAndText() {
        submit("found", "", "first", "second");
        dies("found", "first", 1, "covered by 100% of div_x");
        dies("found", "second", 1, "covered by a banner");
        assertThat(letters("crawl=found&text=BANNER")).hasSize(1);
        assertThat(letters("crawl=found&text=second/list/2")).hasSize(1);
        assertThat(letters("crawl=found&text=100%25 of div_".replace(" ", "%20")))
                .hasSize(1);
        assertThat(letters("crawl=found&text=1%25x")).isEmpty();
        assertThat(letters("crawl=found&since=1h")).hasSize(2);
        assertThat(letters("crawl=found&until=1h")).isEmpty();
        assertThat(letters("crawl=found&since=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z"))
                .isEmpty();
        assertThat(scheduler.get("/api/dead-letters?since=lately").statusCode()).isEqualTo(400);
        var discarded = scheduler.postJson(
                "/api/dead-letters/discard", "{\"crawl\":\"found\",\"text\":\"banner\",\"since\":\"1h\"}");
        assertThat(json(discarded).at("/changed").asInt()).isEqualTo(1);
        assertThat(letters("crawl=found")).hasSize(1);
    }

    @Test
    void aLetterPutOnTheRequestsHasItsTaskTriedAgainOnce() {
        submit("resent", "", "resent-one");
        DeadLetter letter = dies("resent", "resent-one", 1, "covered");
        scheduler.send(scheduler.topics.requests(), "any", letter);
        scheduler.send(scheduler.topics.requests(), "any", letter);
        VisitRef second = started("resent", "resent-one", 2);
        assertThat(second.taskId()).isEqualTo(letter.visit().taskId());
        scheduler.publish(new Outcome.NotFound(second, now(), FETCHER, null));
        await().atMost(SOON).until(() -> state("resent", "resent-one").equals("NOT_FOUND"));

        // a letter that has had its answer changes nothing any more
        scheduler.send(scheduler.topics.requests(), "any", letter);
        scheduler.send(scheduler.topics.requests(), "any", "{\"crawl\":\"resent\",\"user\":\"marker\"}");
        await().atMost(SOON).until(() -> !state("resent", "marker").isEmpty());
        assertThat(state("resent", "resent-one")).isEqualTo("NOT_FOUND");
        assertThat(scheduler.json("/api/crawls/resent").at("/tasks/total").asInt())
                .isEqualTo(2);
        assertThat(scheduler
                        .json("/api/tasks/" + letter.visit().taskId())
                        .at("/task/attempt")
                        .asInt())
                .isEqualTo(2);
    }
}
