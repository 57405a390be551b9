package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.stack.Service;
import dev.trawl.contract.CrawlEnd;
import dev.trawl.contract.Topics;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** User IDs in, rows out in one call; and the end of the crawl is a message. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class SmallCrawlIT {

    private static final Topics TOPICS = new Topics("");

    private final RunningPipeline pipeline = RunningPipeline.shared();

    @Test
    void isAnsweredWithItsEndsAndRows() throws Exception {
        DemoUser user = RunningPipeline.OF_SMALL_CRAWL;
        String body =
                "{\"site\":\"demo\",\"crawl\":\"small\",\"users\":[\"" + user.userId() + "\",\"fault-deleted-x51\"]}";
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    pipeline.stack().service(Service.SCHEDULER).address() + "/api/crawls?wait=2m"))
                            .header("Content-Type", "application/json")
                            .timeout(allow(Duration.ofMinutes(3)))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode users = JsonMapper.shared().readTree(answer.body()).path("users");
        assertThat(users.valueStream().map(one -> one.path("state").asString("")))
                .containsExactlyInAnyOrder("NOT_FOUND", user.ending().label());
        JsonNode stored = users.valueStream()
                .filter(one -> one.path("user").asString("").equals(user.userId()))
                .findFirst()
                .orElseThrow();
        assertThat(stored.path("profile").path("user_id").asString("")).isEqualTo(user.userId());
        assertThat(stored.path("articles")
                        .valueStream()
                        .map(one -> one.path("title").asString("")))
                .isNotEmpty()
                .allSatisfy(title -> assertThat(title).isNotBlank());
        Awaitility.await("the end is sent")
                .atMost(allow(Duration.ofSeconds(30)))
                .untilAsserted(() -> {
                    try (TestKafka kafka = pipeline.kafka()) {
                        assertThat(RunningPipeline.messages(kafka, TOPICS.ends(), CrawlEnd.class))
                                .anySatisfy(end -> {
                                    assertThat(end.crawlId().value()).isEqualTo("small");
                                    assertThat(end.submitted()).isEqualTo(2);
                                });
                    }
                });
    }
}
