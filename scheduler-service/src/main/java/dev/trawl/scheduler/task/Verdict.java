package dev.trawl.scheduler.task;

import dev.trawl.messages.DeadLetter;
import java.util.Optional;

/** What becomes of a task after an event. */
public sealed interface Verdict {

    /**
     * It changes.
     *
     * @param letter that the scheduler has to write itself, because nobody else did
     */
    record Changed(TrackedTask task, Optional<DeadLetter> letter) implements Verdict {}

    /** Nothing changes: late, repeated, or fenced. */
    record Unchanged() implements Verdict {}

    /** Somebody asked for what cannot be; says why. */
    record Refused(String reason) implements Verdict {}
}
