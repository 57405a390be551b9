package dev.trawl.bench.chaos;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads what services answer, with a limit on each question. Safe for any thread. */
final class HttpReader {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(SOON)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /** Whether it answers 200, soon. */
    boolean isOk(String url) {
        try {
            return send(url, SOON, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the answer line by line, however long it is. */
    void lines(String url, Consumer<String> taker) {
        try (Stream<String> lines =
                send(url, LONG, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.forEach(taker);
        } catch (IOException e) {
            throw new BenchFailed(url + " does not answer: " + e, e);
        }
    }

    String text(String url) {
        try {
            return send(url, LONG, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new BenchFailed(url + " does not answer: " + e, e);
        }
    }

    private <T> HttpResponse<T> send(String url, Duration limit, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(limit).build(), handler);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }
}
