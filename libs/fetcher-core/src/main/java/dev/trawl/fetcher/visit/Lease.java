package dev.trawl.fetcher.visit;

import dev.trawl.contract.VisitRef;
import java.util.Optional;

/** Says whether a visit may go on, as the queue and the scheduler see it. Thread-safe. */
public interface Lease {

    /** Whether the lock on the task was renewed in time, so that no other fetcher can have the task. */
    boolean fresh();

    /** Why the visit must stop now; empty when it may go on. */
    Optional<AbortReason> abortReason();

    /** A lease that never ends, for a visit without a queue. */
    static Lease unlimited() {
        return new Lease() {
            @Override
            public boolean fresh() {
                return true;
            }

            @Override
            public Optional<AbortReason> abortReason() {
                return Optional.empty();
            }
        };
    }

    /** This lease, which control messages about the visit can end earlier. */
    default Lease controlledBy(ControlState control, VisitRef visit) {
        Lease queue = this;
        return new Lease() {
            @Override
            public boolean fresh() {
                return queue.fresh();
            }

            @Override
            public Optional<AbortReason> abortReason() {
                if (control.cancelled(visit)) {
                    return Optional.of(AbortReason.CANCELLED);
                }
                if (control.stopped(visit)) {
                    return Optional.of(AbortReason.SUPERSEDED);
                }
                return queue.abortReason();
            }
        };
    }
}
