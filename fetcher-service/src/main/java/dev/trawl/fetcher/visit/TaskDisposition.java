package dev.trawl.fetcher.visit;

/** What becomes of a task after a visit. */
public enum TaskDisposition {
    /** Its outcome is durable, or it needs none. */
    FINISHED,
    /** Nothing is known of it outside; somebody else shall have it. */
    HAND_BACK
}
