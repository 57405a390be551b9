package dev.trawl.scheduler.task;

import dev.trawl.messages.FailureKind;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageRange;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import dev.trawl.scheduler.task.TaskState.Cancelling;
import dev.trawl.scheduler.task.TaskState.Dead;
import dev.trawl.scheduler.task.TaskState.Empty;
import dev.trawl.scheduler.task.TaskState.Fetched;
import dev.trawl.scheduler.task.TaskState.Held;
import dev.trawl.scheduler.task.TaskState.Queued;
import dev.trawl.scheduler.task.TaskState.Stored;
import dev.trawl.scheduler.task.TaskState.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From the pages being sent to the rows being stored: what fetchers, parser and storage say about pages. */
final class AfterFetching {

    private AfterFetching() {}

    /** Counts whatever the attempt, while the task is open: the pages are there. */
    static Verdict fetched(TrackedTask task, VisitRef by, Manifest manifest, boolean empty, Instant now) {
        boolean open = switch (task.state()) {
            case Waiting w -> true;
            case Queued q -> true;
            case Cancelling c -> true;
            case Held h -> false;
            case Fetched f -> false;
            case Stored s -> false;
            case Empty e -> false;
            case TaskState.NotFound n -> false;
            case TaskState.Cancelled c -> false;
            case Dead d -> false;
        };
        if (!open) {
            return new Verdict.Unchanged();
        }
        Tries tries = task.tries().spoke(by.visitId());
        TrackedTask next = stopOther(task, by.visitId())
                .with(tries)
                .with(new PagesSoFar(List.of(), manifest, task.pages().spoiled()))
                .to(new Fetched(by.attempt(), empty, now), "");
        return manifest.isEmpty() ? TaskLife.changed(next.to(end(empty), "")) : settled(next);
    }

    private static TrackedTask stopOther(TrackedTask task, VisitId visit) {
        Optional<Running> running = task.state().running();
        return running.isPresent() && !running.get().visit().equals(visit)
                ? task.stopping(running.get().visit())
                : task;
    }

    private static TaskState end(boolean empty) {
        return empty ? new Empty() : new Stored();
    }

    static Spoiled unreadable(Outcome.Unreadable page) {
        return new Spoiled(
                page.visit().visitId(), page.visit().attempt(), page.page(), FailureKind.PAGE, page.reason());
    }

    static Spoiled unstorable(Outcome.Unstorable page) {
        return new Spoiled(
                page.visit().visitId(), page.visit().attempt(), page.page(), FailureKind.RECORD, page.reason());
    }

    /**
     * Kept until the manifest shows whether the page counts: it may be told before {@code FETCHED}, or after the task died,
     * for its replay.
     */
    static Verdict spoiled(TrackedTask task, Spoiled page) {
        boolean over = task.state().name().isEnd() && !(task.state() instanceof Dead);
        if (over || task.pages().spoiled().contains(page)) {
            return new Verdict.Unchanged();
        }
        return settled(task.with(task.pages().plus(page)));
    }

    private static Verdict settled(TrackedTask task) {
        List<Spoiled> unusable = task.pages().unusable();
        if (!(task.state() instanceof Fetched) || unusable.isEmpty()) {
            return TaskLife.changed(task);
        }
        Spoiled first = unusable.getFirst();
        return TaskLife.changed(task.to(new Dead(first.kind(), first.attempt()), first.page() + ": " + first.reason()));
    }

    /** Of an older attempt than the manifest that counts, it speaks of another manifest. */
    static Verdict stored(TrackedTask task, Outcome.Stored stored) {
        if (task.state() instanceof Fetched fetched && stored.visit().attempt() >= fetched.attempt()) {
            return TaskLife.changed(task.to(end(fetched.empty()), ""));
        }
        return new Verdict.Unchanged();
    }

    /** Storage goes on and this task's rows do not come: everything is fetched again, three times at most. */
    static Verdict rowsOverdue(TrackedTask task, Instant fetchedBefore, Circumstances now) {
        if (!(task.state() instanceof Fetched fetched) || !fetched.at().isBefore(fetchedBefore)) {
            return new Verdict.Unchanged();
        }
        if (task.tries().refetched() >= RetryRules.REFETCHES) {
            String reason = "its pages were fetched " + (RetryRules.REFETCHES + 1) + " times and its rows never came";
            int attempt = task.tries().attempt();
            var visit = Letters.visit(task, lastVisit(task));
            return new Verdict.Changed(
                    task.to(new Dead(FailureKind.RECORD, attempt), reason),
                    Optional.of(Letters.letter(
                            visit,
                            FailureKind.RECORD,
                            reason,
                            now.now(),
                            task.pages().have())));
        }
        return TaskLife.changed(task.with(task.tries().plusRefetched())
                .with(PagesSoFar.NONE)
                .to(new Waiting(now.now()), "its rows did not come, it is fetched again"));
    }

    private static VisitId lastVisit(TrackedTask task) {
        return task.pages().have().ranges().stream()
                .map(PageRange::visit)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalStateException(task.identity() + " is FETCHED without pages"));
    }
}
