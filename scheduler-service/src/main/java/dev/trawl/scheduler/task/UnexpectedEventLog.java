package dev.trawl.scheduler.task;

import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what happened to a task and cannot be: at most a line a minute, which counts those in between. Thread-safe. */
public final class UnexpectedEventLog {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedEventLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private Instant next = Instant.MIN;
    private long unlogged;

    /** Says so if it cannot happen; most events can. */
    public void note(TrackedTask task, TaskEvent event, Transition transition, Instant now) {
        if (transition instanceof Transition.Refused(String reason)) {
            log(task, event, reason, now);
        } else if (TaskStateMachine.isImpossible(task, event)) {
            log(task, event, "its attempt " + task.tries().attempt() + " is the last that was published", now);
        }
    }

    private synchronized void log(TrackedTask task, TaskEvent event, String reason, Instant now) {
        if (now.isBefore(next)) {
            unlogged++;
            return;
        }
        log.warn(
                "{} task {} is {}, and {} cannot happen to it: {}; {} such events since the last line",
                task.identity().account(),
                task.identity().taskId(),
                task.state().name(),
                name(event),
                reason,
                unlogged);
        unlogged = 0;
        next = now.plus(QUIET);
    }

    private static String name(TaskEvent event) {
        return event instanceof TaskEvent.OutcomeReceived outcomeReceived
                ? outcomeReceived.outcome().getClass().getSimpleName() + " of attempt "
                        + outcomeReceived.outcome().visit().attempt()
                : event.getClass().getSimpleName();
    }
}
