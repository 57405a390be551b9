package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpSession;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Screenshots of a tab, as JPEG of what its window shows. One is taken of a page that takes longer than expected, since a
 * page that crashes its tab later gives no other. Thread-safe.
 */
public final class Screenshots {

    private static final Map<String, Object> JPEG = Map.of("format", "jpeg", "quality", 40);

    /** The screenshot of a window of usual size has a tenth of this. */
    public static final int MOST_BYTES = 1024 * 1024;

    private final CdpSession cdpSession;
    private byte @Nullable [] latest;
    private int awaited;

    public Screenshots(CdpSession cdpSession) {
        this.cdpSession = cdpSession;
    }

    /** A page that is awaited. Closing it cancels the screenshot. */
    public interface Awaiting extends AutoCloseable {
        @Override
        void close();
    }

    /** Drops the earlier screenshot, and takes one when the page is not there after this time. Does not block. */
    public Awaiting after(Duration patience) {
        int page = next();
        var due = CompletableFuture.runAsync(
                () -> capture().thenAccept(answer -> keep(answer, page)).exceptionally(failure -> null),
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        return () -> due.cancel(false);
    }

    private synchronized int next() {
        latest = null;
        return ++awaited;
    }

    /**
     * Asks for a screenshot now. A page whose script spins gives it when the script has ended.
     *
     * @param screenshot receives the first answer to any request with it; empty when the page gives none
     */
    void ask(CompletableFuture<Optional<byte[]>> screenshot) {
        capture().thenAccept(answer -> screenshot.complete(jpeg(answer))).exceptionally(failure -> {
            screenshot.complete(Optional.empty());
            return null;
        });
    }

    private CompletableFuture<JsonNode> capture() {
        return cdpSession.cdp().send(cdpSession.id(), "Page.captureScreenshot", JPEG);
    }

    private synchronized void keep(JsonNode answer, int page) {
        if (page == awaited) {
            latest = jpeg(answer).orElse(null);
        }
    }

    private static Optional<byte[]> jpeg(JsonNode answer) {
        byte[] bytes = Base64.getDecoder().decode(answer.path("data").asString(""));
        return bytes.length == 0 || bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(bytes);
    }

    /** The latest screenshot of the page that is awaited. */
    synchronized Optional<byte[]> latest() {
        return Optional.ofNullable(latest);
    }
}
