package dev.trawl.scheduler.task;

import dev.trawl.messages.Outcome;
import dev.trawl.scheduler.task.TaskState.Cancelled;
import dev.trawl.scheduler.task.TaskState.Cancelling;
import dev.trawl.scheduler.task.TaskState.Dead;
import dev.trawl.scheduler.task.TaskState.Empty;
import dev.trawl.scheduler.task.TaskState.Fetched;
import dev.trawl.scheduler.task.TaskState.Held;
import dev.trawl.scheduler.task.TaskState.NotFound;
import dev.trawl.scheduler.task.TaskState.Queued;
import dev.trawl.scheduler.task.TaskState.Stored;
import dev.trawl.scheduler.task.TaskState.Waiting;
import java.time.Instant;
import java.util.Optional;

/**
 * The one place that knows the legal transitions. Pure: the same task, event and circumstances give the same verdict
 * (but for the jitter), and a repeated event gives {@link Verdict.Unchanged}.
 */
public final class TaskLife {

    private TaskLife() {}

    /** What becomes of this task. */
    public static Verdict after(TrackedTask task, TaskEvent event, Circumstances now) {
        Verdict verdict = decide(task, event, now);
        return legal(
                task,
                now.crawlCancelled() && verdict instanceof Verdict.Changed changed ? cancelled(changed) : verdict);
    }

    /** Whatever was decided, no task goes where none may go. */
    private static Verdict legal(TrackedTask task, Verdict verdict) {
        if (verdict instanceof Verdict.Changed changed) {
            StateName before = task.state().name();
            StateName after = changed.task().state().name();
            if (before != after && !before.next().contains(after)) {
                return new Verdict.Refused("a task that is " + before + " does not become " + after);
            }
        }
        return verdict;
    }

    /** Whether nobody can have seen this of the task: of an attempt that was never published. Late news are not meant. */
    public static boolean isImpossible(TrackedTask task, TaskEvent event) {
        return event instanceof TaskEvent.Told(Outcome outcome)
                && outcome.visit().attempt() > task.tries().attempt();
    }

    /** Fetchers stop every visit of a cancelled crawl: a task of it that would wait for one has come to its end. */
    private static Verdict cancelled(Verdict.Changed changed) {
        boolean waits = switch (changed.task().state().name()) {
            case HELD, WAITING -> true;
            case QUEUED, FETCHED, CANCELLING, STORED, EMPTY, NOT_FOUND, CANCELLED, DEAD -> false;
        };
        return waits
                ? new Verdict.Changed(changed.task().to(new Cancelled(), "its crawl is cancelled"), changed.letter())
                : changed;
    }

    private static Verdict decide(TrackedTask task, TaskEvent event, Circumstances now) {
        return switch (event) {
            case TaskEvent.Told told -> told(task, told.outcome(), now);
            case TaskEvent.Claimed claimed -> claim(task, claimed, now);
            case TaskEvent.PublishedAgain again -> publishAgain(task, now);
            case TaskEvent.Confirmed confirmed -> confirm(task, confirmed.attempt());
            case TaskEvent.SeenAtWork seen -> extend(task, seen);
            case TaskEvent.TimeUp up -> timeUp(task, up.heardUpTo(), now);
            case TaskEvent.RowsOverdue rows -> AfterFetching.rowsOverdue(task, rows.fetchedBefore(), now);
            case TaskEvent.CancelAsked cancel -> cancel(task);
            case TaskEvent.ReleaseAsked release -> release(task, now);
            case TaskEvent.ReplayAsked replay -> replay(task, now);
        };
    }

    private static Verdict told(TrackedTask task, Outcome outcome, Circumstances now) {
        return switch (outcome) {
            case Outcome.Unreadable page -> AfterFetching.spoiled(task, AfterFetching.unreadable(page));
            case Outcome.Unstorable page -> AfterFetching.spoiled(task, AfterFetching.unstorable(page));
            case Outcome.Stored stored -> AfterFetching.stored(task, stored);
            case Outcome.Fetched fetched ->
                AfterFetching.fetched(task, fetched.visit(), fetched.manifest(), false, now.now());
            case Outcome.Empty empty -> AfterFetching.fetched(task, empty.visit(), empty.manifest(), true, now.now());
            case Outcome.Started started -> Visiting.started(task, started, now);
            case Outcome.NotFound notFound -> Visiting.ended(task, notFound, now);
            case Outcome.Failed failed -> Visiting.ended(task, failed, now);
            case Outcome.Blocked blocked -> Visiting.ended(task, blocked, now);
            case Outcome.HandedBack back -> Visiting.ended(task, back, now);
            case Outcome.Cancelled cancelled -> Visiting.ended(task, cancelled, now);
        };
    }

    private static Verdict claim(TrackedTask task, TaskEvent.Claimed claimed, Circumstances now) {
        if (!(task.state() instanceof Waiting waiting) || waiting.notBefore().isAfter(now.now())) {
            return new Verdict.Unchanged();
        }
        var publication = new Publication(now.now(), false, claimed.expiresAt(), 1);
        return changed(task.with(task.tries().published()).to(new Queued(publication, Optional.empty()), ""));
    }

    private static Verdict publishAgain(TrackedTask task, Circumstances now) {
        if (task.state() instanceof Queued(Publication before, Optional<Running> running)
                && !before.published()
                && running.isEmpty()) {
            var again = new Publication(now.now(), false, before.expiresAt(), before.copies() + 1);
            return changed(task.to(new Queued(again, running), task.reason()));
        }
        return new Verdict.Unchanged();
    }

    private static Verdict confirm(TrackedTask task, int attempt) {
        if (task.tries().attempt() != attempt) {
            return new Verdict.Unchanged();
        }
        return switch (task.state()) {
            case Queued(Publication publication, Optional<Running> running)
            when !publication.published() ->
                changed(task.to(new Queued(publication.confirmed(), running), task.reason()));
            case Cancelling(Publication publication, Optional<Running> running)
            when !publication.published() ->
                changed(task.to(new Cancelling(publication.confirmed(), running), task.reason()));
            case TaskState other -> new Verdict.Unchanged();
        };
    }

    private static Verdict extend(TrackedTask task, TaskEvent.SeenAtWork seen) {
        return switch (task.state()) {
            case Queued(Publication publication, Optional<Running> running)
            when running.isPresent() ->
                changed(task.to(new Queued(publication, running.map(r -> until(r, seen))), task.reason()));
            case Cancelling(Publication publication, Optional<Running> running)
            when running.isPresent() ->
                changed(task.to(new Cancelling(publication, running.map(r -> until(r, seen))), task.reason()));
            case TaskState other -> new Verdict.Unchanged();
        };
    }

    private static Running until(Running running, TaskEvent.SeenAtWork seen) {
        return new Running(running.visit(), running.fetcher(), running.startedAt(), seen.overdueAt());
    }

    private static Verdict timeUp(TrackedTask task, Instant heardUpTo, Circumstances now) {
        return switch (task.state()) {
            case Queued(Publication publication, Optional<Running> running)
            when isUp(publication, running, heardUpTo) -> Visiting.timeUp(task, running, now);
            case Cancelling(Publication publication, Optional<Running> running)
            when isUp(publication, running, heardUpTo) ->
                changed(task.to(new Cancelled(), "cancelled; nothing was heard of its visit again"));
            case TaskState other -> new Verdict.Unchanged();
        };
    }

    private static boolean isUp(Publication publication, Optional<Running> running, Instant heardUpTo) {
        Instant end = running.map(Running::overdueAt)
                .orElseGet(() -> publication.expiresAt().plus(RetryRules.GRACE));
        return end.isBefore(heardUpTo);
    }

    private static Verdict cancel(TrackedTask task) {
        return switch (task.state()) {
            case Held h -> changed(task.to(new Cancelled(), "cancelled before it was visited"));
            case Waiting w -> changed(task.to(new Cancelled(), "cancelled while it waited"));
            case Queued(Publication publication, Optional<Running> running) ->
                changed(task.to(new Cancelling(publication, running), "cancelled while it was out"));
            case Cancelling c -> new Verdict.Unchanged();
            case Cancelled c -> new Verdict.Unchanged();
            case Fetched f -> new Verdict.Refused("its pages are fetched already and are being stored");
            case Stored s -> new Verdict.Refused("it has ended STORED");
            case Empty e -> new Verdict.Refused("it has ended EMPTY");
            case NotFound n -> new Verdict.Refused("it has ended NOT_FOUND");
            case Dead dead ->
                new Verdict.Refused("it has ended DEAD(" + dead.kind().label() + ")");
        };
    }

    private static Verdict release(TrackedTask task, Circumstances now) {
        return task.state() instanceof Held ? changed(task.to(new Waiting(now.now()), "")) : new Verdict.Unchanged();
    }

    private static Verdict replay(TrackedTask task, Circumstances now) {
        if (!(task.state() instanceof Dead)) {
            return new Verdict.Refused("it is " + task.state().name() + ", only a dead task can be replayed");
        }
        if (now.crawlCancelled()) {
            return new Verdict.Refused("its crawl is cancelled");
        }
        return changed(task.with(task.tries().afresh())
                .with(task.pages().withoutUnusable())
                .to(new Waiting(now.now()), "replayed"));
    }

    static Verdict changed(TrackedTask task) {
        return new Verdict.Changed(task, Optional.empty());
    }
}
