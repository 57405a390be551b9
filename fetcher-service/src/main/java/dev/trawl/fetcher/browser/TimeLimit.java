package dev.trawl.fetcher.browser;

import java.time.Duration;

/** The end of a limit, by the clock that only goes forward. */
final class TimeLimit {

    private final long at;

    TimeLimit(Duration limit) {
        at = System.nanoTime() + limit.toNanos();
    }

    private TimeLimit(long at) {
        this.at = at;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    boolean passed() {
        return at - System.nanoTime() <= 0;
    }

    /** What is left, but never more than this. */
    Duration least(Duration most) {
        return left().compareTo(most) < 0 ? left() : most;
    }

    /** An end that is at most this far away. */
    TimeLimit sooner(Duration most) {
        return new TimeLimit(Math.min(at, System.nanoTime() + most.toNanos()));
    }
}
