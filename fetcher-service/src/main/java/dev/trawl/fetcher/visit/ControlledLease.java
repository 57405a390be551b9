package dev.trawl.fetcher.visit;

import dev.trawl.messages.VisitRef;
import java.util.Optional;

/** The lease of the queue, and beside it what the scheduler tells of this visit. */
record ControlledLease(VisitRef visit, Lease queue, ControlState orders) implements Lease {

    @Override
    public boolean fresh() {
        return queue.fresh();
    }

    @Override
    public Optional<VisitEnd> stop() {
        if (orders.cancelled(visit)) {
            return Optional.of(new VisitEnd.Cancelled());
        }
        if (orders.stopped(visit)) {
            return Optional.of(new VisitEnd.HandedBack("another visit of this attempt has begun"));
        }
        return queue.stop();
    }
}
