package dev.trawl.fetcher.visit;

import java.time.Duration;

/** A moment at which a limit ends, by the monotonic clock. */
public final class TimeLimit {

    private final long at;

    public TimeLimit(Duration limit) {
        at = System.nanoTime() + limit.toNanos();
    }

    private TimeLimit(long at) {
        this.at = at;
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    public boolean passed() {
        return at - System.nanoTime() <= 0;
    }

    /** The time that is left, at most this. */
    public Duration least(Duration most) {
        return left().compareTo(most) < 0 ? left() : most;
    }

    /** A limit that ends after at most this time, and no later than this one. */
    public TimeLimit sooner(Duration most) {
        return new TimeLimit(Math.min(at, System.nanoTime() + most.toNanos()));
    }
}
