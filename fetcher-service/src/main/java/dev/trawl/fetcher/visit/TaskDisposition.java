package dev.trawl.fetcher.visit;

/** What becomes of a task after a visit. */
public enum TaskDisposition {
    /** Its outcome is durable, or it needs none. */
    FINISHED,
    /** No message was sent about it; another fetcher shall have it. */
    HAND_BACK
}
