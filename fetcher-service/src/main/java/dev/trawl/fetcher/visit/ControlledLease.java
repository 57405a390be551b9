package dev.trawl.fetcher.visit;

import dev.trawl.messages.VisitRef;
import java.util.Optional;

/** The lease of the queue, which control messages about the visit can end earlier. */
record ControlledLease(VisitRef visit, Lease queue, ControlState control) implements Lease {

    @Override
    public boolean fresh() {
        return queue.fresh();
    }

    @Override
    public Optional<AbortReason> stop() {
        if (control.cancelled(visit)) {
            return Optional.of(AbortReason.CANCELLED);
        }
        if (control.stopped(visit)) {
            return Optional.of(AbortReason.SUPERSEDED);
        }
        return queue.stop();
    }
}
