package dev.trawl.scheduler.task;

import java.util.Locale;

/** The names of the states, as the database and the HTTP ends have them. */
public enum StateName {
    HELD,
    WAITING,
    QUEUED,
    FETCHED,
    CANCELLING,
    STORED,
    EMPTY,
    NOT_FOUND,
    CANCELLED,
    DEAD;

    /** Whether a task in this state has come to its end. */
    public boolean isEnd() {
        return switch (this) {
            case HELD, WAITING, QUEUED, FETCHED, CANCELLING -> false;
            case STORED, EMPTY, NOT_FOUND, CANCELLED, DEAD -> true;
        };
    }

    /** The name in JSON, where it names a count. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
