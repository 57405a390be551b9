package dev.trawl.trial.live;

import dev.trawl.fetcher.visit.Orders;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.VisitRef;

/** There is no scheduler that would give any. */
final class NoOrders implements Orders {

    @Override
    public boolean cancelled(VisitRef visit) {
        return false;
    }

    @Override
    public boolean stopped(VisitRef visit) {
        return false;
    }

    @Override
    public boolean paused(SiteId site) {
        return false;
    }
}
