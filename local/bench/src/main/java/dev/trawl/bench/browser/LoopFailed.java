package dev.trawl.bench.browser;

/** A page could not be had, or the browser not be started; the measurement is void. */
public final class LoopFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoopFailed(String message, Throwable cause) {
        super(message, cause);
    }

    LoopFailed(String message) {
        super(message);
    }
}
