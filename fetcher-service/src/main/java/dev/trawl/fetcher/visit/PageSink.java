package dev.trawl.fetcher.visit;

import dev.trawl.messages.CapturedPage;
import java.util.concurrent.CompletableFuture;

/** Where captured pages go. */
public interface PageSink {

    /** Completes when the page is durable; fails with {@link PageTooLarge} when it cannot be sent at all. */
    CompletableFuture<Void> send(CapturedPage page);
}
