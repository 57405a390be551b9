package dev.trawl.fetcher.visit;

import dev.trawl.contract.SiteId;
import dev.trawl.contract.VisitRef;

/** The scheduler's control messages to all fetchers, as they are now. Thread-safe. */
public interface ControlState {

    /** No control messages. */
    ControlState NONE = new ControlState() {
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
    };

    /** Whether the task, or its crawl, was cancelled. */
    boolean cancelled(VisitRef visit);

    /** Whether this one visit must stop. */
    boolean stopped(VisitRef visit);

    /** Whether the site is paused: no new visit begins. */
    boolean paused(SiteId site);
}
