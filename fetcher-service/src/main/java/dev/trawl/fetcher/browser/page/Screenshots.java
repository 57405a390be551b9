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
 * Photographs of a tab's page, as JPEG of what its window shows. A page that takes longer than expected is photographed while it
 * may still be possible: of one that brings its browser down there is no other. Thread-safe.
 */
public final class Screenshots {

    private static final Map<String, Object> JPEG = Map.of("format", "jpeg", "quality", 40);

    /** A window of usual size has a tenth of this. */
    public static final int MOST_BYTES = 1024 * 1024;

    private final CdpSession cdpSession;
    private byte @Nullable [] latest;
    private int awaited;

    public Screenshots(CdpSession cdpSession) {
        this.cdpSession = cdpSession;
    }

    /** A page that is awaited; once it is there it is not photographed. */
    public interface Awaiting extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes a photograph when the page is not there after this time, without waiting for it. Earlier ones are dropped. */
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
     * Asks for one now. A page whose script spins gives it when the script has ended.
     *
     * @param screenshot receives the first answer of all that are asked for with it; empty when the page gives none
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

    /** The last one that was taken of the page that is awaited. */
    synchronized Optional<byte[]> latest() {
        return Optional.ofNullable(latest);
    }
}
