package dev.trawl.fetcher.visit;

import dev.trawl.messages.SiteId;
import dev.trawl.messages.VisitRef;

/** A scheduler that has nothing to say. */
public final class NoOrders implements Orders {

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
