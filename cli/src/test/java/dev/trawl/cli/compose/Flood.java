package dev.trawl.cli.compose;

import static dev.trawl.testing.MachineSpeed.allow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Thousands of clients that each submit one user at the same time. */
final class Flood {

    private static final Duration LIMIT = allow(Duration.ofMinutes(3));

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String crawls;
    private final String token;

    Flood(String scheduler, String token) {
        this.crawls = scheduler + "/api/crawls";
        this.token = token;
    }

    /** Submits that many users, held, a call each, all at once; answers how often each status was answered. */
    Map<Integer, Integer> submit(String crawl, int users) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.rangeClosed(1, users)
                    .<Callable<Integer>>mapToObj(n -> () -> post(
                            "",
                            "{\"site\":\"demo\",\"crawl\":\"" + crawl + "\",\"held\":true,\"users\":[\"flood-" + n
                                    + "\"]}"))
                    .toList();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.merge(call.get(), 1, Integer::sum);
            }
            return statuses;
        }
    }

    void cancel(String crawl) throws Exception {
        post("/" + crawl + "/cancel", "");
    }

    private int post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(crawls + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
