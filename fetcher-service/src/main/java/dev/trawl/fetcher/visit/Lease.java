package dev.trawl.fetcher.visit;

import java.util.Optional;

/** What is known from outside about going on with a visit; asked before every load. Thread-safe. */
public interface Lease {

    /** Whether the task is surely still ours: its lock was renewed within its duration. */
    boolean fresh();

    /** Why the visit must not go on, if so. */
    Optional<VisitEnd> stop();

    /** A lease that never ends, for a visit without a queue. */
    static Lease forever() {
        return new Lease() {
            @Override
            public boolean fresh() {
                return true;
            }

            @Override
            public Optional<VisitEnd> stop() {
                return Optional.empty();
            }
        };
    }
}
