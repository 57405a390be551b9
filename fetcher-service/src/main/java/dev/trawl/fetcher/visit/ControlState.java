package dev.trawl.fetcher.visit;

import dev.trawl.messages.SiteId;
import dev.trawl.messages.VisitRef;

/** What the scheduler tells all fetchers. Thread-safe. */
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

    /** Whether this very visit is to stop. */
    boolean stopped(VisitRef visit);

    /** Whether new visits to the site wait. */
    boolean paused(SiteId site);
}
