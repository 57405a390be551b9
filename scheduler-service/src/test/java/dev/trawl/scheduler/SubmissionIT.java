package dev.trawl.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.MessageJson;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Taking user IDs in: over HTTP, from a file, from the topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningScheduler scheduler;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path list = Files.writeString(folder.resolve("users list.txt"), "carol\n../etc\ndave\n");
        scheduler = RunningScheduler.start(
                        RunningScheduler.writeSites(folder),
                        "trawl.scheduler.default-site=demo",
                        "trawl.scheduler.users-file=" + list)
                .ready();
    }

    @AfterAll
    void stop() {
        scheduler.close();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MessageJson.mapper().readTree(answer.body());
    }

    private long tasksOf(String crawl) {
        HttpResponse<String> answer = scheduler.get("/api/crawls/" + crawl);
        return answer.statusCode() == 404 ? 0 : json(answer).at("/tasks/total").asLong();
    }

    private long submitted() {
        return scheduler.json("/api/ledger").at("/submitted").asLong();
    }

    @Test
    void aCrawlMayBeCalledNull() {
        scheduler.post("/api/crawls?site=demo&crawl=null", "text/plain", "anna");

        assertThat(scheduler.json("/api/crawls/null").at("/tasks/total").asInt())
                .isEqualTo(1);
        assertThat(scheduler.json("/api/crawls/null").at("/finished").asBoolean())
                .isFalse();
    }

    @Test
    void aListInPlainTextIsTakenAsPeopleHaveIt() {
        String list = "\uFEFF# ours\r\nalice\r\n\r\n  bob \r\nalice\r\na b\r\n../etc\r\n" + "x".repeat(129) + "\r\n";
        HttpResponse<String> answer =
                scheduler.post("/api/crawls?site=demo&crawl=text&scope=profile", "text/plain", list);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode receipt = json(answer);
        assertThat(receipt.at("/crawl").asString()).isEqualTo("text");
        assertThat(receipt.at("/accepted").asInt()).isEqualTo(2);
        assertThat(receipt.at("/alreadyThere").asInt()).isEqualTo(1);
        assertThat(receipt.at("/rejected").asInt()).isEqualTo(3);
        assertThat(receipt.at("/rejections")
                        .valueStream()
                        .map(one -> one.at("/line").asInt()))
                .containsExactly(6, 7, 8);
        assertThat(receipt.at("/rejections/1/reason").asString()).contains("../etc");
        assertThat(scheduler.json("/api/crawls/text").at("/scope").asString()).isEqualTo("profile");
    }

    @Test
    void theSameCrawlTwiceIsOneCrawl() {
        String body = "{\"users\":[\"alice\",\"bob\"],\"crawl\":\"twice\",\"site\":\"demo\"}";
        assertThat(json(scheduler.postJson("/api/crawls", body)).at("/accepted").asInt())
                .isEqualTo(2);
        JsonNode second = json(scheduler.postJson("/api/crawls", body));
        assertThat(second.at("/accepted").asInt()).isZero();
        assertThat(second.at("/alreadyThere").asInt()).isEqualTo(2);
        assertThat(tasksOf("twice")).isEqualTo(2);
    }

    @Test
    void aStrictListIsTakenWholeOrNotAtAll() {
        HttpResponse<String> answer = scheduler.postJson(
                "/api/crawls",
                "{\"site\":\"demo\",\"crawl\":\"strict\",\"strict\":true,\"users\":[\"alice\",\"a/b\"]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/rejections/0/value").asString()).isEqualTo("a/b");
        assertThat(tasksOf("strict")).isZero();
    }

    @Test
    void aCrawlWithoutOneGoodIdIsNoCrawl() {
        HttpResponse<String> answer = scheduler.postJson(
                "/api/crawls", "{\"site\":\"demo\",\"crawl\":\"unknown\",\"users\":[\"\", \"../x\", 7]}");
        assertThat(json(answer).at("/rejected").asInt()).isEqualTo(3);
        assertThat(scheduler.get("/api/crawls/unknown").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"site\":\"nowhere\",\"users\":[\"alice\"]} | nowhere",
                "{\"site\":\"De mo\",\"users\":[\"alice\"]} | De mo",
                "{\"site\":\"demo\",\"crawl\":\"../x\",\"users\":[\"alice\"]} | ../x",
                "{\"site\":\"demo\",\"users\":[\"alice\" | JSON",
                "{\"site\":\"demo\",\"users\":\"alice\"} | users",
                "{\"site\":\"demo\"} | users",
                "[\"alice\"] | object",
                "{\"site\":\"demo\",\"users\":[\"alice\"],\"pirority\":3} | pirority",
                "{\"site\":\"demo\",\"users\":[\"alice\"],\"priority\":10} | priority",
                "{\"site\":\"demo\",\"users\":[\"alice\"],\"scope\":\"all\"} | all",
                "{\"site\":\"demo\",\"users\":[\"alice\"]} x | JSON",
            })
    void wrongInputIsNamedAndChangesNothing(String body, String named) {
        long before = submitted();
        HttpResponse<String> answer = scheduler.postJson("/api/crawls", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(answer).at("/detail").asString()).contains(named).contains("expected");
        assertThat(submitted()).isEqualTo(before);
    }

    @Test
    void aParameterBesideAJsonBodyIsRefusedSinceItWouldBeOverlooked() {
        HttpResponse<String> answer =
                scheduler.postJson("/api/crawls?held=true", "{\"crawl\":\"beside\",\"users\":[\"someone-new\"]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/detail").asString())
                .isEqualTo("parameter 'held' is unknown, expected one of wait; fields belong in the JSON body");
        assertThat(scheduler.get("/api/crawls/beside").statusCode()).isEqualTo(404);
    }

    @Test
    void everyOperationRefusesAParameterThatItDoesNotKnow() {
        int operations = 0;
        for (var path : scheduler.json("/v3/api-docs").at("/paths").properties()) {
            String address = path.getKey().replaceAll("\\{[a-z]+}", "1") + "?cuont=1";
            for (var operation : path.getValue().properties()) {
                HttpResponse<String> answer =
                        operation.getKey().equals("get") ? scheduler.get(address) : scheduler.postJson(address, "{}");
                assertThat(answer.statusCode()).as(address).isEqualTo(400);
                assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
                assertThat(json(answer).at("/title").asString()).isEqualTo("Bad parameter");
                assertThat(json(answer).at("/parameter").asString()).isEqualTo("cuont");
                assertThat(json(answer).at("/expected").asString()).as(address).isNotEmpty();
                operations++;
            }
        }
        assertThat(operations).isGreaterThan(20);
    }

    @Test
    void aRepeatedParameterAndABadPageAreNamed() {
        for (String query : List.of("size=0", "size=1001", "page=-1", "page=x", "size=1&size=2")) {
            HttpResponse<String> answer = scheduler.get("/api/crawls?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(json(answer).at("/parameter").asString()).isEqualTo(query.substring(0, 4));
        }
        assertThat(json(scheduler.get("/api/dead-letters/first")).at("/detail").asString())
                .isEqualTo("id is 'first', expected a whole number");
    }

    @Test
    void aFormIsRefusedSinceItsFieldsWouldBeOverlooked() {
        HttpResponse<String> answer =
                scheduler.post("/api/crawls/null/release", "application/x-www-form-urlencoded", "count=1");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).at("/detail").asString()).startsWith("the body is a form, expected parameters in the");
    }

    @Test
    void anotherContentTypeIsRefused() {
        assertThat(scheduler
                        .post("/api/crawls", "application/x-www-form-urlencoded", "alice")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void fiftyThousandIdsAreOneCall() {
        String list = IntStream.range(0, 50_000).mapToObj(n -> "many" + n).collect(Collectors.joining("\n"));
        HttpResponse<String> answer = scheduler.post("/api/crawls?site=demo&crawl=many&held=true", "text/plain", list);
        assertThat(json(answer).at("/accepted").asInt()).as(answer.body()).isEqualTo(50_000);
        assertThat(scheduler.json("/api/crawls/many").at("/tasks/held").asInt()).isEqualTo(50_000);
    }

    @Test
    void fiveThousandCallsAtOnceLoseNoId() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int n = 0; n < 5_000; n++) {
            String body = "{\"site\":\"demo\",\"crawl\":\"calls\",\"held\":true,\"users\":[\"caller" + n + "\"]}";
            calls.add(() -> scheduler.postJson("/api/crawls", body).statusCode());
        }
        int accepted = 0;
        int later = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                switch (call.get()) {
                    case 202 -> accepted++;
                    case 503 -> later++;
                    default -> throw new AssertionError("answered " + call.get());
                }
            }
        }
        assertThat(accepted + later).isEqualTo(5_000);
        assertThat(accepted).isPositive();
        assertThat(tasksOf("calls")).isEqualTo(accepted);
    }

    @Test
    void theFileOfTheSettingsIsACrawlNamedByItsContent() {
        await().atMost(RunningScheduler.SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/crawls?size=1000")
                                .valueStream()
                                .map(crawl -> crawl.at("/crawl").asString()))
                        .anyMatch(name -> name.matches("file-users-list\\.txt-[0-9a-f]{64}")));
        assertThat(scheduler
                        .json("/api/accounts/demo/carol")
                        .at("/tasks/0/task/scope")
                        .asString())
                .isEqualTo("list");
    }

    @Test
    void requestsOnTheTopicAreTakenAndPoisonIsSetAside() {
        String topic = scheduler.topics.requests();
        scheduler.send(topic, "a", "erin");
        scheduler.send(
                topic, "b", "{\"site\":\"demo\",\"crawl\":\"topic\",\"users\":[\"frank\",\"../etc\"],\"priority\":9}");
        scheduler.send(topic, "c", "{\"site\":\"demo\",");
        scheduler.send(topic, "d", "{\"site\":\"nowhere\",\"user\":\"gina\"}");
        scheduler.send(
                topic, "f", "{\"site\":\"demo\",\"crawl\":\"topic\",\"users\":[\"" + "x".repeat(1024 * 1024) + "\"]}");
        scheduler.send(topic, "e", "{\"site\":\"demo\",\"crawl\":\"topic\",\"user\":\"harry\"}");
        await().atMost(RunningScheduler.SOON)
                .untilAsserted(() -> assertThat(tasksOf("topic")).isEqualTo(2));
        await().atMost(RunningScheduler.SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/accounts/demo/erin")
                                .at("/tasks/0/task/crawl")
                                .asString())
                        .startsWith("requests-20"));
        await().atMost(RunningScheduler.SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/dead-letters/malformed")
                                .valueStream()
                                .filter(letter -> letter.at("/topic").asString().equals(topic))
                                .map(letter -> letter.at("/reason").asString()))
                        .hasSize(4)
                        .anySatisfy(reason -> assertThat(reason).contains("expected 1048576 at most")));
    }
}
