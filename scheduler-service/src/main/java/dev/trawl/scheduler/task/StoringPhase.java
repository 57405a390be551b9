package dev.trawl.scheduler.task;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Manifest.PageRange;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.scheduler.task.PageProgress.UnusablePage;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskState.Cancelling;
import dev.trawl.scheduler.task.TaskState.Dead;
import dev.trawl.scheduler.task.TaskState.Empty;
import dev.trawl.scheduler.task.TaskState.Fetched;
import dev.trawl.scheduler.task.TaskState.Held;
import dev.trawl.scheduler.task.TaskState.Queued;
import dev.trawl.scheduler.task.TaskState.RunningVisit;
import dev.trawl.scheduler.task.TaskState.Stored;
import dev.trawl.scheduler.task.TaskState.Waiting;
import dev.trawl.scheduler.task.TaskStateMachine.DecisionContext;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From the pages being sent to the rows being stored: what fetchers, parser and storage say about pages. */
final class StoringPhase {

    private StoringPhase() {}

    /** Counts whatever the attempt, while the task is open: the pages are there. */
    static Transition fetched(TrackedTask task, Outcome.Fetched fetched, Instant now) {
        String remark = fetched.remark();
        return fetched(task, fetched.visit(), fetched.manifest(), false, now, remark == null ? "" : remark);
    }

    /** Counts as {@link #fetched} does; the task then ends {@code EMPTY}. */
    static Transition empty(TrackedTask task, Outcome.Empty empty, Instant now) {
        return fetched(task, empty.visit(), empty.manifest(), true, now, "");
    }

    private static Transition fetched(
            TrackedTask task, VisitRef by, Manifest manifest, boolean empty, Instant now, String remark) {
        boolean open = switch (task.state()) {
            case Waiting w -> true;
            case Queued q -> true;
            case Cancelling c -> true;
            case Held h -> false;
            case Fetched f -> false;
            case Stored s -> false;
            case Empty e -> false;
            case TaskState.NotFound n -> false;
            case TaskState.Moved m -> false;
            case TaskState.Cancelled c -> false;
            case Dead d -> false;
        };
        if (!open) {
            return new Transition.Unchanged();
        }
        AttemptCounters attemptCounters = task.tries().recorded(by.visitId());
        TrackedTask next = stopOther(task, by.visitId())
                .with(attemptCounters)
                .with(new PageProgress(List.of(), manifest, task.pages().spoiled()))
                .to(new Fetched(by.attempt(), empty, now), remark);
        return manifest.isEmpty() ? TaskStateMachine.changed(next.to(end(empty), remark)) : settled(next);
    }

    private static TrackedTask stopOther(TrackedTask task, VisitId visit) {
        Optional<RunningVisit> running = task.state().running();
        return running.isPresent() && !running.get().visit().equals(visit)
                ? task.stopping(running.get().visit())
                : task;
    }

    private static TaskState end(boolean empty) {
        return empty ? new Empty() : new Stored();
    }

    static UnusablePage unreadable(Outcome.Unreadable page) {
        return new UnusablePage(
                page.visit().visitId(), page.visit().attempt(), page.page(), FailureKind.PAGE, page.reason());
    }

    static UnusablePage unstorable(Outcome.Unstorable page) {
        return new UnusablePage(
                page.visit().visitId(), page.visit().attempt(), page.page(), FailureKind.RECORD, page.reason());
    }

    /**
     * Kept until the manifest shows whether the page counts: it may arrive before {@code FETCHED}, or after the task died,
     * for its replay.
     */
    static Transition spoiled(TrackedTask task, UnusablePage page) {
        boolean over = task.state().name().isEnd() && !(task.state() instanceof Dead);
        if (over || task.pages().spoiled().contains(page)) {
            return new Transition.Unchanged();
        }
        return settled(task.with(task.pages().plus(page)));
    }

    private static Transition settled(TrackedTask task) {
        List<UnusablePage> unusable = task.pages().unusable();
        if (!(task.state() instanceof Fetched) || unusable.isEmpty()) {
            return TaskStateMachine.changed(task);
        }
        UnusablePage first = unusable.getFirst();
        return TaskStateMachine.changed(
                task.to(new Dead(first.kind(), first.attempt()), first.page() + ": " + first.reason()));
    }

    /** Of an older attempt than the manifest that counts, it speaks of another manifest. */
    static Transition stored(TrackedTask task, Outcome.Stored stored) {
        if (task.state() instanceof Fetched fetched && stored.visit().attempt() >= fetched.attempt()) {
            return TaskStateMachine.changed(task.to(end(fetched.empty()), task.reason()));
        }
        return new Transition.Unchanged();
    }

    /** Storage goes on and this task's rows do not come: everything is fetched again, three times at most. */
    static Transition rowsOverdue(TrackedTask task, Instant fetchedBefore, DecisionContext now) {
        if (!(task.state() instanceof Fetched fetched) || !fetched.at().isBefore(fetchedBefore)) {
            return new Transition.Unchanged();
        }
        if (task.tries().refetched() >= RetryRules.REFETCHES) {
            String reason = "its pages were fetched " + (RetryRules.REFETCHES + 1) + " times and its rows never came";
            int attempt = task.tries().attempt();
            var visit = SchedulerLetters.visit(task, lastVisit(task));
            return new Transition.Changed(
                    task.to(new Dead(FailureKind.RECORD, attempt), reason),
                    Optional.of(SchedulerLetters.letter(
                            visit,
                            FailureKind.RECORD,
                            reason,
                            now.now(),
                            task.pages().have())));
        }
        return TaskStateMachine.changed(task.with(task.tries().plusRefetched())
                .with(PageProgress.NONE)
                .to(new Waiting(now.now()), "its rows did not come, it is fetched again"));
    }

    private static VisitId lastVisit(TrackedTask task) {
        return task.pages().have().ranges().stream()
                .map(PageRange::visit)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalStateException(task.identity() + " is FETCHED without pages"));
    }
}
