package dev.trawl.scheduler.task;

import dev.trawl.contract.DeadLetter;
import java.util.List;
import java.util.Optional;

/** What becomes of a task after an event. */
public sealed interface Transition {

    /**
     * It changes.
     *
     * @param letter that the scheduler has to write itself, because no fetcher did
     */
    record Changed(TrackedTask task, Optional<DeadLetter> letter) implements Transition {}

    /** Nothing changes: late, repeated, or fenced. */
    record Unchanged() implements Transition {}

    /** A request asked for what is not possible; says why. */
    record Refused(String reason) implements Transition {}

    /** How many of these changed their task. */
    static int countChanged(List<Transition> transitions) {
        return (int) transitions.stream().filter(Changed.class::isInstance).count();
    }
}
