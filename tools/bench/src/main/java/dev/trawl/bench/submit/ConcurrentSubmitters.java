package dev.trawl.bench.submit;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many clients that submit at the same moment, each a small crawl over a connection of its own. A client that is asked to come
 * back (503) does so after the time in {@code Retry-After}.
 */
final class ConcurrentSubmitters implements AutoCloseable {

    /** User IDs of each. */
    static final int USERS = 3;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int ACCEPTED = 202;
    private static final int COME_BACK = 503;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final URI scheduler;
    private final String name;
    private final LongAdder comeBacks = new LongAdder();
    private final LongAdder broken = new LongAdder();

    /** @param name with which the names of their crawls begin */
    ConcurrentSubmitters(URI scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
    }

    /**
     * How the submissions ended.
     *
     * @param comeBacks how often a client was asked to come back
     * @param broken connections that ended without an answer
     * @param slowest seconds until the last one was accepted
     * @param lost tasks that were accepted and are not in the database
     */
    record Answers(int accepted, long comeBacks, long broken, double slowest, long lost) {

        Answers withLost(long tasks) {
            return new Answers(accepted, comeBacks, broken, slowest, tasks);
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d submissions at once: accepted after %.1f s, %d times asked to come back, %d connections broken; %d"
                            + " tasks lost",
                    accepted,
                    slowest,
                    comeBacks,
                    broken,
                    lost);
        }
    }

    /** All at once; returns when each has been accepted. */
    Answers submit(int calls) {
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            HttpRequest request = request(i);
            all.add(() -> {
                submit(request);
                return null;
            });
        }
        long start = System.nanoTime();
        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
                accepted++;
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("a submission was lost: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
        return new Answers(accepted, comeBacks.sum(), broken.sum(), (System.nanoTime() - start) / 1e9, 0);
    }

    private HttpRequest request(int number) {
        String ids = String.join(
                "\n",
                new IdList(number * USERS, USERS).ids().map(id -> "c" + id).toList());
        return HttpRequest.newBuilder(scheduler.resolve("/api/crawls?site=demo&crawl=" + name + number))
                .timeout(LIMIT)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(ids))
                .build();
    }

    /** Returns when it is accepted; a crawl that was entered before the answer was lost is not entered twice. */
    private void submit(HttpRequest request) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Duration wait = AGAIN;
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == ACCEPTED) {
                    return;
                }
                if (answer.statusCode() != COME_BACK) {
                    throw new BenchFailed(
                            request.uri() + " was answered with " + answer.statusCode() + ": " + answer.body());
                }
                comeBacks.increment();
                wait = Duration.ofSeconds(answer.headers()
                        .firstValueAsLong("Retry-After")
                        .orElseThrow(
                                () -> new BenchFailed(request.uri() + " was answered with 503 without Retry-After")));
            } catch (IOException e) {
                broken.increment();
            }
            Thread.sleep(wait);
        }
        throw new BenchFailed(request.uri() + " was not accepted within " + LIMIT.toSeconds() + " s");
    }

    @Override
    public void close() {
        client.close();
    }
}
