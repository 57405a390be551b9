package dev.trawl.scheduler.task;

import dev.trawl.messages.Limits;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When a task is tried again, and when that is over.
 *
 * @param attempts how many that are charged end a task
 * @param limits of browser work in a visit
 * @param pause before every load
 * @param firstDelay before the second attempt; doubled for each further one, up to {@code maxDelay}
 * @param jitter 0 to 1, drawn for each delay, which becomes 50 to 100 % of itself (AWS, "Exponential Backoff And
 *     Jitter", equal jitter)
 * @param resumesList whether a list can be gone on with where another visit left it: not where it is scrolled
 */
public record RetryRules(
        int attempts,
        Limits limits,
        Duration pause,
        Duration firstDelay,
        Duration maxDelay,
        DoubleSupplier jitter,
        boolean resumesList) {

    /** How long a visit, or an expired task, may be silent past its time. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    static final int SILENT_STARTS = 3;
    static final int BLOCKED_IN_A_ROW = 5;
    static final int REFETCHES = 3;
    static final Duration BLOCKED_IN_ALL = Duration.ofHours(24);

    private static final int MAX_DOUBLINGS = 20;

    /** The delay after the {@code n}-th failure, from 1. */
    Duration delay(int n) {
        long doubled = firstDelay.toMillis() << Math.min(n - 1, MAX_DOUBLINGS);
        long capped = Math.min(doubled, maxDelay.toMillis());
        return Duration.ofMillis(capped / 2 + (long) (capped / 2 * jitter.getAsDouble()));
    }

    /** How long a fetcher may take from one sign of life to the next. */
    public Duration silence() {
        return limits.of(1).plus(pause.multipliedBy(2)).plus(GRACE);
    }
}
