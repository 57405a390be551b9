package dev.trawl.scheduler;

import static dev.trawl.scheduler.RunningScheduler.FETCHER;
import static dev.trawl.scheduler.RunningScheduler.SOON;
import static dev.trawl.scheduler.RunningScheduler.now;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Task;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Who may change something over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class TokenIT {

    private static final String TOKEN = "the-right_token.1~";
    private static final Set<String> READING = Set.of("get", "head", "options");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningScheduler scheduler;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String heldTask;

    /** A request that changes something; {@code {task}} is a task that is held. */
    private record Change(String path, String type, String body, int status) {
        Change(String path) {
            this(path, "application/json", "", 200);
        }

        Change(String path, String body) {
            this(path, "application/json", body, 200);
        }

        String pathFor(String task) {
            return path.replace("{task}", task);
        }

        @Override
        public String toString() {
            return path + " " + type;
        }
    }

    private static Stream<Change> changes() {
        return Stream.of(
                new Change(
                        "/api/crawls",
                        "application/json",
                        "{\"site\":\"demo\",\"crawl\":\"json\",\"held\":true,\"users\":[\"alice\"]}",
                        202),
                new Change("/api/crawls?site=demo&crawl=text&held=true", "text/plain", "alice\n", 202),
                new Change("/api/crawls?site=demo&crawl=csv&held=true", "text/csv", "alice\n", 202),
                new Change("/api/sites/slow/pause"),
                new Change("/api/sites/slow/resume"),
                new Change("/api/tasks/{task}/cancel"),
                new Change("/api/crawls/unwanted/cancel"),
                new Change("/api/crawls/going/pause"),
                new Change("/api/crawls/stopped/resume"),
                new Change("/api/crawls/attended/keep-alive"),
                new Change("/api/crawls/held/release"),
                new Change("/api/dead-letters/replay", "{\"crawl\":\"broken-1\"}"),
                new Change("/api/dead-letters/discard", "{\"crawl\":\"broken-2\"}"));
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        scheduler = RunningScheduler.start(
                        RunningScheduler.writeSites(folder),
                        "trawl.scheduler.token=" + TOKEN,
                        "server.address=127.0.0.1")
                .ready();
        submit("held", "harry", true);
        submit("unwanted", "ursula", true);
        submit("single", "sarah", true);
        submit("going", "gwen", true);
        submit("stopped", "steve", true);
        scheduler.post("/api/crawls/stopped/pause", "application/json", "", "Bearer " + TOKEN);
        scheduler.post(
                "/api/crawls?site=demo&crawl=attended&held=true&keepAlive=1h", "text/plain", "anna", "Bearer " + TOKEN);
        heldTask = scheduler.json("/api/crawls/single/tasks").at("/0/task").asString();
        dies("broken-1", "bob");
        dies("broken-2", "bill");
    }

    private void submit(String crawl, String user, boolean held) {
        String body =
                "{\"site\":\"demo\",\"crawl\":\"%s\",\"users\":[\"%s\"],\"held\":%s}".formatted(crawl, user, held);
        assertThat(scheduler
                        .post("/api/crawls", "application/json", body, "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(202);
    }

    private void dies(String crawl, String user) {
        submit(crawl, user, false);
        VisitRef visit = await().atMost(SOON)
                .until(() -> visitOf(user), found -> !found.isEmpty())
                .getFirst();
        scheduler.started(visit);
        var letter = new DeadLetter(
                visit, FailureKind.CLICK, "covered", "fetcher", now(), null, Manifest.EMPTY, List.of(), List.of());
        scheduler.send(scheduler.topics.dead(FailureKind.CLICK), visit.account().key(), letter);
        scheduler.publish(new Outcome.Failed(
                visit, now(), FETCHER, FailureKind.CLICK, "covered", null, true, Manifest.EMPTY, List.of(), true));
        await().atMost(SOON)
                .until(() -> scheduler.json("/api/dead-letters?crawl=" + crawl).size() == 1);
    }

    private List<VisitRef> visitOf(String user) {
        return scheduler.tasks().stream()
                .filter(task -> task.userId().value().equals(user))
                .map((Task task) -> task.visitedAs(VisitId.draw()))
                .toList();
    }

    @AfterAll
    void stop() {
        scheduler.close();
    }

    /** What people can change, and what is not changed by itself here. */
    private static String changeable(RunningScheduler scheduler) {
        var database = scheduler.database;
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            connection.setSchema("scheduler");
            try (var row = statement.executeQuery("""
                    select concat_ws(' | ',
                        (select string_agg(concat(crawl_id, cancelled_at, paused_at), ',' order by crawl_id) from crawl),
                        (select string_agg(renewed_at::text, ',') from crawl_lease),
                        (select string_agg(concat(site, paused), ',' order by site) from site),
                        (select string_agg(concat(replayed_at, discarded_at), ',' order by letter_id) from dead_letter),
                        (select count(*) from task),
                        (select string_agg(concat(task_id, state), ',' order by task_id) from task
                         where state in ('HELD', 'CANCELLED')))
                    """)) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + database.jdbcUrl(), e);
        }
    }

    private HttpResponse<String> send(Change change, String authorization) {
        return scheduler.post(change.pathFor(heldTask), change.type(), change.body(), authorization);
    }

    private static void isRefused(HttpResponse<String> answer, int status, String... said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = MessageJson.mapper().readTree(answer.body());
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/detail").asString()).contains(said);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeTakesTheToken(Change change) {
        String before = changeable(scheduler);
        HttpResponse<String> without = scheduler.post(change.pathFor(heldTask), change.type(), change.body());
        isRefused(without, 401, "expected", "Authorization: Bearer");
        assertThat(without.headers().firstValue("www-authenticate")).hasValue("Bearer");
        isRefused(send(change, "Bearer the-wrong-token"), 401, "expected", "Authorization: Bearer");
        isRefused(send(change, "Basic " + TOKEN), 401, "expected", "Authorization: Bearer");
        assertThat(changeable(scheduler)).isEqualTo(before);

        HttpResponse<String> right = send(change, "Bearer " + TOKEN);
        assertThat(right.statusCode()).as(right.body()).isEqualTo(change.status());
        assertThat(changeable(scheduler)).isNotEqualTo(before);
    }

    @Test
    void everyEndThatChangesSomethingIsTriedHere() {
        Set<String> tried = changes()
                .map(change -> URI.create(change.pathFor("one")).getPath())
                .collect(Collectors.toSet());
        JsonNode document = scheduler.json("/v3/api-docs");
        assertThat(document.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        for (var path : document.at("/paths").properties()) {
            for (var operation : path.getValue().properties()) {
                boolean reads = READING.contains(operation.getKey());
                assertThat(operation.getValue().at("/security/0/token").isMissingNode())
                        .as(path.getKey() + " says that it takes the token")
                        .isEqualTo(reads);
                String pattern = path.getKey().replaceAll("\\{[a-z]+}", "[a-z_]+");
                assertThat(reads || tried.stream().anyMatch(one -> one.matches(pattern)))
                        .as(path.getKey() + " is tried")
                        .isTrue();
            }
        }
    }

    @Test
    void describesEachOperationParameterAndErrorOfTheApi() {
        JsonNode document = scheduler.json("/v3/api-docs");
        assertDescribed(document.at("/info"), "title", "the document");
        assertDescribed(document.at("/info"), "description", "the document");
        for (var path : document.at("/paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                assertDescribed(operation.getValue(), "summary", name);
                assertDescribed(operation.getValue(), "description", name);
                for (JsonNode parameter : operation.getValue().at("/parameters")) {
                    assertDescribed(parameter, "description", name + " " + parameter.at("/name"));
                }
                var responses = operation.getValue().at("/responses").properties();
                assertThat(responses).extracting(Map.Entry::getKey).as(name).contains("400", "503");
                responses.forEach(response ->
                        assertDescribed(response.getValue(), "description", name + " " + response.getKey()));
            }
        }
    }

    private static void assertDescribed(JsonNode node, String field, String what) {
        assertThat(node.path(field).asString("")).as(field + " of " + what).isNotBlank();
    }

    @Test
    void readingTakesNoToken() {
        for (String path : List.of("/api/crawls", "/api/ledger", "/api/crawls/held", "/actuator/health", "/")) {
            assertThat(scheduler.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void anUploadIsRefusedBeforeItIsRead() throws IOException {
        URI address = URI.create(scheduler.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write("""
                            POST /api/crawls?site=demo HTTP/1.1\r
                            Host: localhost\r
                            Content-Type: text/plain\r
                            Content-Length: 60000000\r
                            \r
                            """.getBytes(US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(answer.readLine()).contains(" 401");
        }
    }

    @Test
    void beyondLoopbackWithoutATokenItOnlyReads(@TempDir Path folder, CapturedOutput output) {
        try (var open = RunningScheduler.start(RunningScheduler.writeSites(folder), "server.address=0.0.0.0")
                .ready()) {
            String sentence = "this end listens on 0.0.0.0 and has no token, so it only reads:"
                    + " set trawl.scheduler.token (TRAWL_SCHEDULER_TOKEN)";
            String before = changeable(open);
            changes().forEach(change -> {
                isRefused(open.post(change.pathFor(heldTask), change.type(), change.body()), 403, sentence);
                isRefused(
                        open.post(change.pathFor(heldTask), change.type(), change.body(), "Bearer " + TOKEN),
                        403,
                        sentence);
            });
            assertThat(changeable(open)).isEqualTo(before);
            assertThat(open.json("/api/crawls").size()).isZero();
            assertThat(output.getAll().lines().filter(line -> line.contains(sentence)))
                    .singleElement()
                    .asString()
                    .contains("WARN");
        }
    }
}
