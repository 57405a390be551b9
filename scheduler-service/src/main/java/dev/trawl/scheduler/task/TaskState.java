package dev.trawl.scheduler.task;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.VisitId;
import java.time.Instant;
import java.util.Optional;

/** Where a task is, with what only this state has. */
public sealed interface TaskState {

    TaskStateName name();

    /** The visit that has the task now. */
    default Optional<RunningVisit> running() {
        return Optional.empty();
    }

    /** Submitted, not to be visited before its crawl is released. */
    record Held() implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.HELD;
        }
    }

    /** To be published from {@code notBefore} on. */
    record Waiting(Instant notBefore) implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.WAITING;
        }
    }

    /** Published, or about to be; {@code running} once a visit has started. */
    record Queued(Publication publication, Optional<RunningVisit> running) implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.QUEUED;
        }
    }

    /** Cancelled while published: keeps its place until its fetcher says so or cannot have it any more. */
    record Cancelling(Publication publication, Optional<RunningVisit> running) implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.CANCELLING;
        }
    }

    /**
     * All pages were sent; waits for storage.
     *
     * @param attempt whose manifest counts
     * @param empty whether the account has no articles
     */
    record Fetched(int attempt, boolean empty, Instant at) implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.FETCHED;
        }
    }

    /** All rows are in the database. */
    record Stored() implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.STORED;
        }
    }

    /** The account is there and has no articles; its profile is in the database. */
    record Empty() implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.EMPTY;
        }
    }

    /** The account does not exist. */
    record NotFound() implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.NOT_FOUND;
        }
    }

    /** The account's address leads to another account, which the task's reason names. */
    record Moved() implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.MOVED;
        }
    }

    /** Cancelled by a person. */
    record Cancelled() implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.CANCELLED;
        }
    }

    /**
     * Not tried again by itself.
     *
     * @param attempt whose letter stands for it; letters of other attempts are superseded
     */
    record Dead(FailureKind kind, int attempt) implements TaskState {
        @Override
        public TaskStateName name() {
            return TaskStateName.DEAD;
        }
    }

    /**
     * One attempt on its way: claimed in the database, then published, then marked as published.
     *
     * @param published whether Kafka has confirmed it
     * @param expiresAt from when on a fetcher drops it unread
     * @param copies how often it may lie in the topic: more than once after a crash between publishing and marking
     */
    record Publication(Instant claimedAt, boolean published, Instant expiresAt, int copies) {

        Publication confirmed() {
            return published ? this : new Publication(claimedAt, true, expiresAt, copies);
        }
    }

    /**
     * The visit that has a published task now.
     *
     * @param overdueAt from when on its silence is taken for its end, unless the fetcher is seen to be at it
     */
    record RunningVisit(VisitId visit, FetcherId fetcher, Instant startedAt, Instant overdueAt) {}
}
