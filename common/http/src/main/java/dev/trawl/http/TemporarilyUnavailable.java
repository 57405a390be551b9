package dev.trawl.http;

import java.time.Duration;

/** Too much at once, or a server that the service needs is away. Nothing was changed. Answered with 503 and Retry-After. */
public final class TemporarilyUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** When to try again after an outage, whose length is not known. */
    public static final Duration OUTAGE = Duration.ofSeconds(5);

    private final Duration after;

    /** @param after when to try again */
    public TemporarilyUnavailable(String message, Duration after) {
        super(message);
        this.after = after;
    }

    Duration after() {
        return after;
    }
}
