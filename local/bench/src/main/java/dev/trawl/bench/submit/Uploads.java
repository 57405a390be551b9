package dev.trawl.bench.submit;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.messages.MessageJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A file of user IDs sent to the scheduler in one request, streamed from the disk. */
public final class Uploads implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int ACCEPTED = 202;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI scheduler;

    /** @param scheduler its address */
    public Uploads(URI scheduler) {
        this.scheduler = scheduler;
    }

    /** @return how many were accepted, when the scheduler has said so: they are durable */
    public long send(String crawl, Path ids) {
        try {
            HttpRequest request = HttpRequest.newBuilder(scheduler.resolve("/api/crawls?site=demo&crawl=" + crawl))
                    .timeout(LIMIT)
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofFile(ids))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new BenchFailed(
                        "the scheduler refused an upload with " + answer.statusCode() + ": " + answer.body());
            }
            return MessageJson.mapper().readTree(answer.body()).path("accepted").asLong();
        } catch (IOException e) {
            throw new BenchFailed("the scheduler did not take an upload: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
