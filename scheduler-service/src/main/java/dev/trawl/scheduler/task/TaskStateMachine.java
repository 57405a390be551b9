package dev.trawl.scheduler.task;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.Outcome;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskState.Cancelled;
import dev.trawl.scheduler.task.TaskState.Cancelling;
import dev.trawl.scheduler.task.TaskState.Dead;
import dev.trawl.scheduler.task.TaskState.Empty;
import dev.trawl.scheduler.task.TaskState.Fetched;
import dev.trawl.scheduler.task.TaskState.Held;
import dev.trawl.scheduler.task.TaskState.Moved;
import dev.trawl.scheduler.task.TaskState.NotFound;
import dev.trawl.scheduler.task.TaskState.Publication;
import dev.trawl.scheduler.task.TaskState.Queued;
import dev.trawl.scheduler.task.TaskState.RunningVisit;
import dev.trawl.scheduler.task.TaskState.Stored;
import dev.trawl.scheduler.task.TaskState.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a task; {@link TaskStateName} has the legal transitions. Pure: the same task, event and context give the same transition
 * (but for the jitter), and a repeated event gives {@link Transition.Unchanged}.
 */
public final class TaskStateMachine {

    private TaskStateMachine() {}

    /** What becomes of this task. */
    public static Transition after(TrackedTask task, TaskEvent event, DecisionContext now) {
        Transition transition = decide(task, event, now);
        return legal(
                task,
                now.crawlCancelled() && transition instanceof Transition.Changed changed
                        ? cancelled(changed)
                        : transition);
    }

    /** Whatever was decided, no task goes where none may go. */
    private static Transition legal(TrackedTask task, Transition transition) {
        if (transition instanceof Transition.Changed changed) {
            TaskStateName before = task.state().name();
            TaskStateName after = changed.task().state().name();
            if (before != after && !before.next().contains(after)) {
                return new Transition.Refused("a task that is " + before + " does not become " + after);
            }
        }
        return transition;
    }

    /** Whether the event is of an attempt that was never published. Outcomes of older attempts are not considered here. */
    public static boolean isImpossible(TrackedTask task, TaskEvent event) {
        return event instanceof TaskEvent.OutcomeReceived(Outcome outcome)
                && outcome.visit().attempt() > task.tries().attempt();
    }

    /** Fetchers stop every visit of a cancelled crawl: a task of it that would wait for one has come to its end. */
    private static Transition cancelled(Transition.Changed changed) {
        boolean waits = switch (changed.task().state().name()) {
            case HELD, WAITING -> true;
            case QUEUED, FETCHED, CANCELLING, STORED, EMPTY, NOT_FOUND, MOVED, CANCELLED, DEAD -> false;
        };
        return waits
                ? new Transition.Changed(changed.task().to(new Cancelled(), "its crawl is cancelled"), changed.letter())
                : changed;
    }

    private static Transition decide(TrackedTask task, TaskEvent event, DecisionContext now) {
        return switch (event) {
            case TaskEvent.OutcomeReceived outcomeReceived -> received(task, outcomeReceived.outcome(), now);
            case TaskEvent.Claimed claimed -> claim(task, claimed, now);
            case TaskEvent.PublishedAgain again -> publishAgain(task, now);
            case TaskEvent.Confirmed confirmed -> confirm(task, confirmed.attempt());
            case TaskEvent.HeartbeatSeen seen -> extend(task, seen);
            case TaskEvent.DeadlinePassed up -> timeUp(task, up.outcomesReadUpTo(), now);
            case TaskEvent.RowsOverdue rows -> StoringPhase.rowsOverdue(task, rows.fetchedBefore(), now);
            case TaskEvent.CancelAsked cancel -> cancel(task);
            case TaskEvent.ReleaseAsked release -> release(task, now);
            case TaskEvent.ReplayAsked replay -> replay(task, now);
        };
    }

    private static Transition received(TrackedTask task, Outcome outcome, DecisionContext now) {
        return switch (outcome) {
            case Outcome.Unreadable page -> StoringPhase.spoiled(task, StoringPhase.unreadable(page));
            case Outcome.Unstorable page -> StoringPhase.spoiled(task, StoringPhase.unstorable(page));
            case Outcome.Stored stored -> StoringPhase.stored(task, stored);
            case Outcome.Fetched fetched -> StoringPhase.fetched(task, fetched, now.now());
            case Outcome.Empty empty -> StoringPhase.empty(task, empty, now.now());
            case Outcome.Started started -> VisitingPhase.started(task, started, now);
            case Outcome.NotFound notFound -> VisitingPhase.ended(task, notFound, now);
            case Outcome.Moved moved -> VisitingPhase.ended(task, moved, now);
            case Outcome.Failed failed -> VisitingPhase.ended(task, failed, now);
            case Outcome.Blocked blocked -> VisitingPhase.ended(task, blocked, now);
            case Outcome.HandedBack back -> VisitingPhase.ended(task, back, now);
            case Outcome.Cancelled cancelled -> VisitingPhase.ended(task, cancelled, now);
        };
    }

    private static Transition claim(TrackedTask task, TaskEvent.Claimed claimed, DecisionContext now) {
        if (!(task.state() instanceof Waiting waiting) || waiting.notBefore().isAfter(now.now())) {
            return new Transition.Unchanged();
        }
        var publication = new Publication(now.now(), false, claimed.expiresAt(), 1);
        return changed(task.with(task.tries().published()).to(new Queued(publication, Optional.empty()), ""));
    }

    private static Transition publishAgain(TrackedTask task, DecisionContext now) {
        if (task.state() instanceof Queued(Publication before, Optional<RunningVisit> runningVisit)
                && !before.published()
                && runningVisit.isEmpty()) {
            var again = new Publication(now.now(), false, before.expiresAt(), before.copies() + 1);
            return changed(task.to(new Queued(again, runningVisit), task.reason()));
        }
        return new Transition.Unchanged();
    }

    private static Transition confirm(TrackedTask task, int attempt) {
        if (task.tries().attempt() != attempt) {
            return new Transition.Unchanged();
        }
        return switch (task.state()) {
            case Queued(Publication publication, Optional<RunningVisit> runningVisit)
            when !publication.published() ->
                changed(task.to(new Queued(publication.confirmed(), runningVisit), task.reason()));
            case Cancelling(Publication publication, Optional<RunningVisit> runningVisit)
            when !publication.published() ->
                changed(task.to(new Cancelling(publication.confirmed(), runningVisit), task.reason()));
            case TaskState other -> new Transition.Unchanged();
        };
    }

    private static Transition extend(TrackedTask task, TaskEvent.HeartbeatSeen seen) {
        return switch (task.state()) {
            case Queued(Publication publication, Optional<RunningVisit> runningVisit)
            when runningVisit.isPresent() ->
                changed(task.to(new Queued(publication, runningVisit.map(r -> until(r, seen))), task.reason()));
            case Cancelling(Publication publication, Optional<RunningVisit> runningVisit)
            when runningVisit.isPresent() ->
                changed(task.to(new Cancelling(publication, runningVisit.map(r -> until(r, seen))), task.reason()));
            case TaskState other -> new Transition.Unchanged();
        };
    }

    private static RunningVisit until(RunningVisit runningVisit, TaskEvent.HeartbeatSeen seen) {
        return new RunningVisit(
                runningVisit.visit(), runningVisit.fetcher(), runningVisit.startedAt(), seen.overdueAt());
    }

    private static Transition timeUp(TrackedTask task, Instant outcomesReadUpTo, DecisionContext now) {
        return switch (task.state()) {
            case Queued(Publication publication, Optional<RunningVisit> runningVisit)
            when isUp(publication, runningVisit, outcomesReadUpTo) -> VisitingPhase.timeUp(task, runningVisit, now);
            case Cancelling(Publication publication, Optional<RunningVisit> runningVisit)
            when isUp(publication, runningVisit, outcomesReadUpTo) ->
                changed(task.to(new Cancelled(), "cancelled; nothing was heard of its visit again"));
            case TaskState other -> new Transition.Unchanged();
        };
    }

    private static boolean isUp(
            Publication publication, Optional<RunningVisit> runningVisit, Instant outcomesReadUpTo) {
        Instant end = runningVisit
                .map(RunningVisit::overdueAt)
                .orElseGet(() -> publication.expiresAt().plus(RetryRules.GRACE));
        return end.isBefore(outcomesReadUpTo);
    }

    private static Transition cancel(TrackedTask task) {
        return switch (task.state()) {
            case Held h -> changed(task.to(new Cancelled(), "cancelled before it was visited"));
            case Waiting w -> changed(task.to(new Cancelled(), "cancelled while it waited"));
            case Queued(Publication publication, Optional<RunningVisit> runningVisit) ->
                changed(task.to(new Cancelling(publication, runningVisit), "cancelled while it was out"));
            case Cancelling c -> new Transition.Unchanged();
            case Cancelled c -> new Transition.Unchanged();
            case Fetched f -> new Transition.Refused("its pages are fetched already and are being stored");
            case Stored s -> new Transition.Refused("it has ended STORED");
            case Empty e -> new Transition.Refused("it has ended EMPTY");
            case NotFound n -> new Transition.Refused("it has ended NOT_FOUND");
            case Moved m -> new Transition.Refused("it has ended MOVED");
            case Dead dead ->
                new Transition.Refused("it has ended DEAD(" + dead.kind().label() + ")");
        };
    }

    private static Transition release(TrackedTask task, DecisionContext now) {
        return task.state() instanceof Held ? changed(task.to(new Waiting(now.now()), "")) : new Transition.Unchanged();
    }

    private static Transition replay(TrackedTask task, DecisionContext now) {
        if (!(task.state() instanceof Dead)) {
            return new Transition.Refused("it is " + task.state().name() + ", only a dead task can be replayed");
        }
        if (now.crawlCancelled()) {
            return new Transition.Refused("its crawl is cancelled");
        }
        return changed(task.with(task.tries().reset())
                .with(task.pages().withoutUnusable())
                .to(new Waiting(now.now()), "replayed"));
    }

    static Transition changed(TrackedTask task) {
        return new Transition.Changed(task, Optional.empty());
    }

    /**
     * What a decision about a task needs to know beside the task.
     *
     * @param siteSucceededAt when another account of the site was last fetched
     * @param crawlCancelled whether a person has cancelled the task's crawl: fetchers stop every visit of it
     */
    public record DecisionContext(
            Instant now, RetryRules rules, Optional<Instant> siteSucceededAt, boolean crawlCancelled) {}

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
}
