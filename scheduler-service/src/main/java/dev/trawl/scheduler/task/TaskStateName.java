package dev.trawl.scheduler.task;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The names of the states, as the database and the HTTP ends have them. */
public enum TaskStateName {
    HELD,
    WAITING,
    QUEUED,
    FETCHED,
    CANCELLING,
    STORED,
    EMPTY,
    NOT_FOUND,
    MOVED,
    CANCELLED,
    DEAD;

    /** Whether a task in this state has come to its end. */
    public boolean isEnd() {
        return switch (this) {
            case HELD, WAITING, QUEUED, FETCHED, CANCELLING -> false;
            case STORED, EMPTY, NOT_FOUND, MOVED, CANCELLED, DEAD -> true;
        };
    }

    /** Where a task in this state may go, by whatever happens to it. */
    Set<TaskStateName> next() {
        return switch (this) {
            case HELD -> EnumSet.of(WAITING, CANCELLED);
            case WAITING -> EnumSet.of(QUEUED, FETCHED, STORED, EMPTY, CANCELLED, DEAD);
            case QUEUED -> EnumSet.of(WAITING, FETCHED, STORED, EMPTY, NOT_FOUND, MOVED, CANCELLING, CANCELLED, DEAD);
            case CANCELLING -> EnumSet.of(FETCHED, STORED, EMPTY, NOT_FOUND, MOVED, CANCELLED, DEAD);
            case FETCHED -> EnumSet.of(WAITING, STORED, EMPTY, CANCELLED, DEAD);
            case DEAD -> EnumSet.of(WAITING);
            case STORED, EMPTY, NOT_FOUND, MOVED, CANCELLED -> EnumSet.noneOf(TaskStateName.class);
        };
    }

    /** The name in JSON, where it names a count. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
