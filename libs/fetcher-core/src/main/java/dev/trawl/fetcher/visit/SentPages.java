package dev.trawl.fetcher.visit;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.VisitRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pages that a visit has sent. The manifest names only those that are durable. Used by one thread. */
final class SentPages {

    private final VisitRef ref;
    private final PageSink sink;
    private final Map<PageRef, CompletableFuture<Void>> pages = new LinkedHashMap<>();
    private Manifest manifest;

    SentPages(VisitRef ref, Manifest have, PageSink sink) {
        this.ref = ref;
        this.sink = sink;
        this.manifest = have;
    }

    void send(CapturedPage page) {
        pages.put(page.page(), sink.send(page));
    }

    /** Whether every page is durable. */
    sealed interface Settled {
        record Durable() implements Settled {}

        record TooLarge(PageRef page, String reason) implements Settled {}

        record Lost(PageRef page, String reason) implements Settled {}
    }

    /** Waits until every page is durable, or one is not. Then {@link #manifest} names those that are. */
    Settled settle(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Settled settled = new Settled.Durable();
        for (var sent : pages.entrySet()) {
            PageRef page = sent.getKey();
            try {
                sent.getValue().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                manifest = manifest.with(ref.visitId(), page);
            } catch (ExecutionException e) {
                settled = e.getCause() instanceof PageSink.PageTooLarge large
                        ? new Settled.TooLarge(page, String.valueOf(large.getMessage()))
                        : new Settled.Lost(page, String.valueOf(e.getCause()));
            } catch (TimeoutException e) {
                return new Settled.Lost(page, "not acknowledged within " + limit.toSeconds() + " s");
            }
        }
        return settled;
    }

    Manifest manifest() {
        return manifest;
    }
}
