package dev.trawl.scheduler.task;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskState.Cancelled;
import dev.trawl.scheduler.task.TaskState.Cancelling;
import dev.trawl.scheduler.task.TaskState.Dead;
import dev.trawl.scheduler.task.TaskState.Moved;
import dev.trawl.scheduler.task.TaskState.NotFound;
import dev.trawl.scheduler.task.TaskState.Queued;
import dev.trawl.scheduler.task.TaskState.RunningVisit;
import dev.trawl.scheduler.task.TaskState.Waiting;
import dev.trawl.scheduler.task.TaskStateMachine.DecisionContext;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** While a task is out: a visit starts, ends without its pages, or is not heard of again. */
final class VisitingPhase {

    private VisitingPhase() {}

    /**
     * The first start of the attempt that counts is noted. A second one is the copy of an attempt that was published
     * twice, and is stopped; or Kafka has given the task to another fetcher because the first one fell silent.
     */
    static Transition started(TrackedTask task, Outcome.Started started, DecisionContext now) {
        VisitId visit = started.visit().visitId();
        if (task.knows(visit)) {
            return new Transition.Unchanged();
        }
        boolean current = started.visit().attempt() == task.tries().attempt();
        return switch (task.state()) {
            case Queued queued
            when current ->
                queued.running().isEmpty()
                        ? TaskStateMachine.changed(task.to(runBy(queued, started, now), task.reason()))
                        : startedAgain(task, queued, queued.running().get(), started, now);
            case Cancelling cancelling
            when current && cancelling.running().isEmpty() ->
                TaskStateMachine.changed(task.to(
                        new Cancelling(cancelling.publication().confirmed(), Optional.of(run(started, now))),
                        task.reason()));
            // An older attempt, or one whose end is known: nothing that it brings is needed.
            case TaskState other -> TaskStateMachine.changed(task.stopping(visit));
        };
    }

    private static Transition startedAgain(
            TrackedTask task, Queued queued, RunningVisit first, Outcome.Started started, DecisionContext now) {
        VisitId visit = started.visit().visitId();
        if (queued.publication().copies() > 1) {
            return TaskStateMachine.changed(task.stopping(visit));
        }
        TrackedTask after = task.with(task.tries().fellSilent(first.visit()));
        if (after.tries().silent().size() >= RetryRules.SILENT_STARTS) {
            return silentTooOften(after.stopping(visit), first, now);
        }
        return TaskStateMachine.changed(after.to(runBy(queued, started, now), task.reason()));
    }

    private static Queued runBy(Queued queued, Outcome.Started started, DecisionContext now) {
        return new Queued(queued.publication().confirmed(), Optional.of(run(started, now)));
    }

    private static RunningVisit run(Outcome.Started started, DecisionContext now) {
        return new RunningVisit(
                started.visit().visitId(),
                started.fetcher(),
                now.now(),
                now.now().plus(now.rules().overdueAfter()));
    }

    /** An end without all pages; only that of the visit which has the task counts. */
    static Transition ended(TrackedTask task, Outcome outcome, DecisionContext now) {
        VisitRef visit = outcome.visit();
        TrackedTask heard = task.with(task.tries().recorded(visit.visitId()));
        Optional<RunningVisit> running = task.state().running();
        boolean fenced = visit.attempt() != task.tries().attempt()
                || task.stopped().contains(visit.visitId())
                || running.map(RunningVisit::visit)
                        .filter(current -> !current.equals(visit.visitId()))
                        .isPresent();
        return switch (task.state()) {
            case Queued queued when !fenced -> endedInTime(heard, outcome, now);
            case Cancelling cancelling
            when !fenced ->
                TaskStateMachine.changed(
                        switch (outcome) {
                            case Outcome.NotFound notFound -> heard.to(new NotFound(), "");
                            case Outcome.Moved moved -> moved(heard, moved);
                            default -> heard.to(new Cancelled(), "cancelled");
                        });
            case TaskState other ->
                heard.equals(task) || task.state().name().isEnd()
                        ? new Transition.Unchanged()
                        : TaskStateMachine.changed(heard);
        };
    }

    private static Transition endedInTime(TrackedTask task, Outcome outcome, DecisionContext now) {
        return switch (outcome) {
            case Outcome.NotFound notFound -> TaskStateMachine.changed(task.to(new NotFound(), ""));
            case Outcome.Moved moved -> TaskStateMachine.changed(moved(task, moved));
            case Outcome.Failed failed -> failed(task, failed, now);
            case Outcome.Blocked blocked -> blocked(task, blocked, now);
            case Outcome.HandedBack back ->
                handedBack(having(task, back, back.had(), now), sent(back), "handed back: " + back.reason(), now);
            // Stopped by a control message that is out of date: another fetcher has the task.
            case Outcome.Cancelled cancelled -> handedBack(task, false, "its visit was stopped", now);
            case Outcome.Started s -> new Transition.Unchanged();
            case Outcome.Fetched f -> new Transition.Unchanged();
            case Outcome.Empty e -> new Transition.Unchanged();
            case Outcome.Unreadable u -> new Transition.Unchanged();
            case Outcome.Unstorable u -> new Transition.Unchanged();
            case Outcome.Stored s -> new Transition.Unchanged();
        };
    }

    private static TrackedTask moved(TrackedTask task, Outcome.Moved moved) {
        return task.to(new Moved(), "its address leads to " + moved.where().url());
    }

    private static Transition failed(TrackedTask task, Outcome.Failed failed, DecisionContext now) {
        List<WantedPages> wanted = failed.want();
        TrackedTask next = wanted == null || wanted.isEmpty()
                ? having(task, failed, failed.had(), now)
                : task.with(task.pages().having(failed.had()).wanting(wanted));
        if (failed.charged()) {
            next = next.with(next.tries().plusCharged());
        }
        int attempt = task.tries().attempt();
        if (failed.dead()) {
            return TaskStateMachine.changed(next.to(new Dead(failed.kind(), attempt), failed.reason()));
        }
        if (next.tries().charged() >= now.rules().attempts()) {
            return new Transition.Changed(
                    next.to(new Dead(failed.kind(), attempt), failed.reason()),
                    Optional.of(SchedulerLetters.of(failed, now.now())));
        }
        Instant again = now.now()
                .plus(now.rules()
                        .backoff()
                        .after(failed.kind(), Math.max(1, next.tries().charged())));
        return TaskStateMachine.changed(
                next.to(new Waiting(again), failed.kind().label() + ": " + failed.reason()));
    }

    /** With what the visit had; the next one is to get the rest. */
    private static TrackedTask having(TrackedTask task, Outcome end, Manifest had, DecisionContext now) {
        PageProgress pages = task.pages().having(had);
        return task.with(pages.wanting(RemainingPages.after(
                end.visit().visitId(),
                task.identity().scope(),
                pages,
                now.rules().resumesList())));
    }

    private static Transition blocked(TrackedTask task, Outcome.Blocked blocked, DecisionContext now) {
        TrackedTask next =
                having(task, blocked, blocked.had(), now).with(task.tries().plusBlocked(now.now()));
        Instant since = next.tries().blockedSince().orElse(now.now());
        boolean onlyThis = next.tries().blocked() >= RetryRules.BLOCKED_IN_A_ROW
                && now.siteSucceededAt().filter(since::isBefore).isPresent();
        boolean tooLong = Duration.between(since, now.now()).compareTo(RetryRules.BLOCKED_IN_ALL) >= 0;
        if (onlyThis || tooLong) {
            String reason = blocked.reason()
                    + (tooLong
                            ? "; refused since " + since
                            : "; refused " + next.tries().blocked()
                                    + " times in a row while others of the site were not");
            return new Transition.Changed(
                    next.to(new Dead(FailureKind.BLOCKED, task.tries().attempt()), reason),
                    Optional.of(SchedulerLetters.of(blocked, reason, now.now())));
        }
        Duration delay =
                now.rules().backoff().after(FailureKind.BLOCKED, next.tries().blocked());
        Duration wait = Optional.ofNullable(blocked.retryAfter())
                .filter(asked -> asked.compareTo(delay) > 0)
                .map(asked -> asked.compareTo(RetryRules.BLOCKED_IN_ALL) > 0 ? RetryRules.BLOCKED_IN_ALL : asked)
                .orElse(delay);
        return TaskStateMachine.changed(next.to(new Waiting(now.now().plus(wait)), "blocked: " + blocked.reason()));
    }

    /** The first time in a row it goes on at once, so that a takeover is quick; then it waits longer each time. */
    private static Transition handedBack(TrackedTask task, boolean gotOn, String reason, DecisionContext now) {
        TrackedTask next = task.with(task.tries().plusHandedBack(gotOn));
        int before = next.tries().handedBack() - 1;
        Instant due = before == 0
                ? dueAtOnce(task, now)
                : now.now().plus(now.rules().backoff().afterHandBack(before));
        return TaskStateMachine.changed(next.to(new Waiting(due), reason));
    }

    private static boolean sent(Outcome.HandedBack back) {
        return back.had().ranges().stream()
                .anyMatch(range -> range.visit().equals(back.visit().visitId()));
    }

    /** Its old place in the line: what was interrupted goes on before what has not begun. */
    private static Instant dueAtOnce(TrackedTask task, DecisionContext now) {
        Instant submitted = task.identity().submittedAt();
        return submitted.isBefore(now.now()) ? submitted : now.now();
    }

    static Transition timeUp(TrackedTask task, Optional<RunningVisit> running, DecisionContext now) {
        if (running.isEmpty()) {
            return TaskStateMachine.changed(
                    task.to(new Waiting(dueAtOnce(task, now)), "no fetcher took it before it expired"));
        }
        RunningVisit last = running.get();
        TrackedTask next = task.with(task.tries().fellSilent(last.visit()));
        return next.tries().silent().size() >= RetryRules.SILENT_STARTS
                ? silentTooOften(next, last, now)
                : TaskStateMachine.changed(next.to(
                        new Waiting(dueAtOnce(task, now)), "overdue: " + last.fetcher() + " was not heard of again"));
    }

    private static Transition silentTooOften(TrackedTask task, RunningVisit last, DecisionContext now) {
        String reason = task.tries().silent().size() + " visits started and were never heard of again; the last at "
                + last.fetcher();
        return new Transition.Changed(
                task.to(new Dead(FailureKind.BROWSER, task.tries().attempt()), reason),
                Optional.of(SchedulerLetters.letter(
                        SchedulerLetters.visit(task, last.visit()),
                        FailureKind.BROWSER,
                        reason,
                        now.now(),
                        task.pages().have())));
    }
}
