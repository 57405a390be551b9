package dev.trawl.fetcher.visit;

import dev.trawl.contract.CapturedPage;
import java.util.concurrent.CompletableFuture;

/** Where captured pages go. */
public interface PageSink {

    /** A page is larger than its topic accepts. The visit ends {@link VisitEnd.Oversize}. */
    final class PageTooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public PageTooLarge(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** Completes when the page is durable. Fails with {@link PageTooLarge} when the page cannot be sent at all. */
    CompletableFuture<Void> send(CapturedPage page);
}
