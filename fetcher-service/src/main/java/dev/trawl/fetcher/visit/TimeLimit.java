package dev.trawl.fetcher.visit;

import java.time.Duration;

/** The end of a limit, by the clock that only goes forward. */
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

    /** What is left, but never more than this. */
    public Duration least(Duration most) {
        return left().compareTo(most) < 0 ? left() : most;
    }

    /** An end that is at most this far away. */
    public TimeLimit sooner(Duration most) {
        return new TimeLimit(Math.min(at, System.nanoTime() + most.toNanos()));
    }
}
