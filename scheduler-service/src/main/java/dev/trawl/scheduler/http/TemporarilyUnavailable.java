package dev.trawl.scheduler.http;

import java.time.Duration;

/** Too much at once, or something we need is away. Nothing was changed; answered with 503 and Retry-After. */
final class TemporarilyUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration after;

    TemporarilyUnavailable(String message, Duration after) {
        super(message);
        this.after = after;
    }

    Duration after() {
        return after;
    }
}
