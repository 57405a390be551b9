package dev.trawl.scheduler.http;

import dev.trawl.contract.CrawlId;
import dev.trawl.http.TemporarilyUnavailable;
import dev.trawl.scheduler.crawl.CrawlEnds;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.SmartLifecycle;

/**
 * Clients that wait for the end of a crawl. One look at the database a step is for all of them; a client that
 * waits holds a parked virtual thread and nothing else. Stops before the web server, so that it does not wait for callers. Thread-safe.
 */
public final class CrawlEndWaiters implements SmartLifecycle {

    /** Each holds a connection of the web server, of which there are twice as many. */
    private static final int MOST = 64;

    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final CrawlEnds ends;
    private final Semaphore places = new Semaphore(MOST);
    private final Map<CompletableFuture<Boolean>, CrawlId> waiting = new ConcurrentHashMap<>();
    private volatile boolean running;

    CrawlEndWaiters(CrawlEnds ends) {
        this.ends = ends;
    }

    /** A place among those who wait; to be given back. */
    interface Waiter extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws TemporarilyUnavailable when there is none: before anything was changed */
    CrawlEndWaiters.Waiter take() {
        if (!places.tryAcquire()) {
            throw new TemporarilyUnavailable(MOST + " wait for the end of a crawl; nothing was changed", COME_BACK);
        }
        return places::release;
    }

    /** Answers whether the crawl ended in time. */
    boolean await(CrawlId crawl, Duration limit) {
        var end = new CompletableFuture<Boolean>();
        waiting.put(end, crawl);
        try {
            return running && end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.remove(end);
        }
    }

    /** Looks once, if a client waits. */
    public void step() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<CompletableFuture<Boolean>, CrawlId> asked = Map.copyOf(waiting);
        Set<CrawlId> ended = ends.ended(Set.copyOf(asked.values()));
        asked.forEach((end, crawl) -> {
            if (ended.contains(crawl)) {
                end.complete(true);
            }
        });
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        waiting.keySet().forEach(end -> end.complete(false));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
