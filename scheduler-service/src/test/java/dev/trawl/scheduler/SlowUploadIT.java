package dev.trawl.scheduler;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.MessageJson;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A crawl of very many accounts is one upload, however slowly it comes, and may join one that is under way. */
class SlowUploadIT {

    private static final int USERS = 200_000;
    private static final int CHUNK = 2_000;

    /** For which a connection may be silent while no upload comes. */
    private static final Duration SILENCE = allow(Duration.ofMillis(600));

    @Test
    void isTakenInWholeByARunningCrawl(@TempDir Path folder) throws Exception {
        try (var scheduler = RunningScheduler.start(
                        RunningScheduler.writeSites(folder),
                        "server.tomcat.connection-timeout=" + SILENCE.toMillis() + "ms")
                .ready()) {
            scheduler.heartbeat(5);
            scheduler.post("/api/crawls?site=slow&crawl=slow&priority=9", "text/plain", "u1\nfirst\n");
            assertThat(scheduler.tasks(1)).hasSize(1);

            HttpResponse<String> answer;
            try (HttpClient client = HttpClient.newHttpClient()) {
                answer = client.send(
                        HttpRequest.newBuilder(URI.create(scheduler.address() + "/api/crawls?site=slow&crawl=slow"))
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Users(scheduler)))
                                .timeout(allow(Duration.ofMinutes(3)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            }

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            JsonNode receipt = MessageJson.mapper().readTree(answer.body());
            assertThat(receipt.at("/accepted").asInt()).isEqualTo(USERS - 1);
            assertThat(receipt.at("/alreadyThere").asInt()).isEqualTo(1);
            assertThat(scheduler.json("/api/crawls/slow").at("/tasks/total").asInt())
                    .isEqualTo(USERS + 1);
        }
    }

    /**
     * The users u0, u1, …: after each part the scheduler is asked something, and answers as if nothing else were going on;
     * once there is a pause that is longer than a connection may be silent.
     */
    private static final class Users extends InputStream {
        private final RunningScheduler scheduler;
        private byte[] chunk = new byte[0];
        private int at;
        private int next;

        Users(RunningScheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public int read() {
            return ensure() ? chunk[at++] : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) {
            if (!ensure()) {
                return -1;
            }
            int bytes = Math.min(most, chunk.length - at);
            System.arraycopy(chunk, at, buffer, offset, bytes);
            at += bytes;
            return bytes;
        }

        private boolean ensure() {
            if (at < chunk.length) {
                return true;
            }
            if (next == USERS) {
                return false;
            }
            assertThat(scheduler.json("/api/crawls/slow").at("/tasks/total").asInt())
                    .as("nothing is entered before all is there")
                    .isEqualTo(2);
            if (next == USERS / 2) {
                await().pollDelay(SILENCE.multipliedBy(2)).until(() -> true);
            }
            chunk = IntStream.range(next, next + CHUNK)
                    .mapToObj(n -> "u" + n + "\n")
                    .collect(Collectors.joining())
                    .getBytes(UTF_8);
            next += CHUNK;
            at = 0;
            return true;
        }
    }
}
