package dev.trawl.fetcher.visit;

import java.util.Optional;

/** Whether a visit may go on, as its queue and the scheduler see it. It is asked before every page load. Thread-safe. */
public interface Lease {

    /** Whether the lock on the task was renewed within its duration, so that no other fetcher can have the task. */
    boolean fresh();

    /** Why the visit must stop now; empty when it may go on. */
    Optional<AbortReason> stop();

    /** A lease that never ends, for a visit without a queue. */
    static Lease unlimited() {
        return new Lease() {
            @Override
            public boolean fresh() {
                return true;
            }

            @Override
            public Optional<AbortReason> stop() {
                return Optional.empty();
            }
        };
    }
}
