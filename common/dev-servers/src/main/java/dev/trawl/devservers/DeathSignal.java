package dev.trawl.devservers;

/** What the kernel sends to a child whose parent has died. */
public enum DeathSignal {
    /** The child has nothing to put in order. */
    KILL,
    /** The child ends in order when interrupted, and does not linger. */
    INT
}
