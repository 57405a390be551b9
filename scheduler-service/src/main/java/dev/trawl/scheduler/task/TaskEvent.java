package dev.trawl.scheduler.task;

import dev.trawl.contract.Outcome;
import java.time.Instant;

/** What may happen to a task: an outcome or request arrives, or time passes. */
public sealed interface TaskEvent {

    /** A fetcher, the parser or storage sent a fact. */
    record OutcomeReceived(Outcome outcome) implements TaskEvent {}

    /** The publisher takes the task; the attempt is one more from here on. */
    record Claimed(Instant expiresAt) implements TaskEvent {}

    /** A claimed attempt was never confirmed by Kafka: it is published again, and may lie there twice. */
    record PublishedAgain() implements TaskEvent {}

    /** Kafka has confirmed this attempt. */
    record Confirmed(int attempt) implements TaskEvent {}

    /** The running visit of a task that looks overdue is seen at work. */
    record HeartbeatSeen(Instant overdueAt) implements TaskEvent {}

    /**
     * Nothing has been heard for so long that the clock decides.
     *
     * @param outcomesReadUpTo every outcome that was sent before this time has been read
     */
    record DeadlinePassed(Instant outcomesReadUpTo) implements TaskEvent {}

    /** Rows of what was fetched before this time should be there, those of others are. */
    record RowsOverdue(Instant fetchedBefore) implements TaskEvent {}

    /** A person cancels. */
    record CancelAsked() implements TaskEvent {}

    /** A person lets a held task go. */
    record ReleaseAsked() implements TaskEvent {}

    /** A person wants a dead task tried again. */
    record ReplayAsked() implements TaskEvent {}
}
