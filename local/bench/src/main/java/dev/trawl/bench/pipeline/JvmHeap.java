package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How much heap a service uses, garbage included, as its metrics say. Thread-safe. */
public final class JvmHeap implements AutoCloseable {

    private static final String METRIC = "jvm_memory_used_bytes{";
    private static final String AREA = "area=\"heap\"";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest request;

    /** @param address of the service */
    public JvmHeap(URI address) {
        request = HttpRequest.newBuilder(address.resolve("/actuator/prometheus"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** In bytes; 0 when the service does not answer in time. */
    public long used() {
        try {
            return used(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    static long used(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC) && line.contains(AREA))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        client.close();
    }
}
