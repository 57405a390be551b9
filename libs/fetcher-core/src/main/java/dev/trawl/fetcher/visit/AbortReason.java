package dev.trawl.fetcher.visit;

import dev.trawl.contract.VisitLocation;

/** Why a tab is aborted. The aborted call returns the reason, which alone decides how the visit ends. */
public enum AbortReason {

    /** The task, or its crawl, was cancelled. */
    CANCELLED("the visit was cancelled"),

    /** Another visit of the same attempt has begun. */
    SUPERSEDED("another visit of this attempt has begun"),

    /** The fetcher is stopping, and the grace period of its visits has passed. */
    FETCHER_STOPPING("the fetcher is stopping"),

    /** The lock on the task was not renewed in time: another fetcher may have the task. */
    LEASE_LOST("the task's lock was not renewed in time"),

    /** The deadline of the visit has passed. */
    DEADLINE_PASSED("the visit's deadline has passed"),

    /** The page opens one dialog after another, so that nothing else can be done with it. */
    ENDLESS_DIALOGS("the page opens dialogs endlessly");

    private final String text;

    AbortReason(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /**
     * How the visit ends.
     *
     * @param where the page that the visit was at
     */
    VisitEnd end(VisitLocation where) {
        return switch (this) {
            case CANCELLED -> new VisitEnd.Cancelled();
            case SUPERSEDED, FETCHER_STOPPING, LEASE_LOST -> new VisitEnd.HandedBack(text);
            case DEADLINE_PASSED, ENDLESS_DIALOGS -> new VisitEnd.TimedOut(text, where, false);
        };
    }
}
