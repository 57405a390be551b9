package dev.trawl.scheduler.task;

import dev.trawl.contract.VisitLimits;
import java.time.Duration;

/**
 * When a task is tried again, and when that is over.
 *
 * @param attempts how many that are charged end a task
 * @param limits of browser work in a visit
 * @param pause before every load
 * @param backoff before it is tried again
 * @param resumesList whether a list can be gone on with where another visit left it: not where it is scrolled
 */
public record RetryRules(int attempts, VisitLimits limits, Duration pause, Backoff backoff, boolean resumesList) {

    /** How long a visit, or an expired task, may be silent past its time. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    static final int SILENT_STARTS = 3;
    static final int BLOCKED_IN_A_ROW = 5;
    static final int REFETCHES = 3;
    static final Duration BLOCKED_IN_ALL = Duration.ofHours(24);

    /** How long a fetcher may take from one sign of life to the next. */
    public Duration overdueAfter() {
        return limits.of(1).plus(pause.multipliedBy(2)).plus(GRACE);
    }
}
