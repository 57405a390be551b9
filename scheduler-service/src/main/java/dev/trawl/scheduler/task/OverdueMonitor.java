package dev.trawl.scheduler.task;

import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.site.SiteStore.SiteState;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds tasks of which nothing was heard in time, and lets the clock decide about them. One thread steps it. */
public final class OverdueMonitor {

    private final TaskStore tasks;
    private final Ledger ledger;
    private final FetcherRegistry fetchers;
    private final SiteStore sites;
    private final SiteRules rules;
    private final Duration rowsWithin;
    private final Clock clock;

    /** @param rowsWithin how long a fetched task may wait for its rows while storage goes on */
    public OverdueMonitor(
            TaskStore tasks,
            Ledger ledger,
            FetcherRegistry fetchers,
            SiteStore sites,
            SiteRules rules,
            Duration rowsWithin,
            Clock clock) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.fetchers = fetchers;
        this.sites = sites;
        this.rules = rules;
        this.rowsWithin = rowsWithin;
        this.clock = clock;
    }

    /**
     * Decides about what looks overdue.
     *
     * @param outcomesReadUpTo all outcomes that were sent before this time have been read: silence since then is no backlog
     * @return how many tasks changed
     */
    public int step(Instant outcomesReadUpTo) {
        fetchers.forgetOld();
        Instant now = clock.instant();
        Instant rowsDue = now.minus(rowsWithin);
        List<TaskStore.OverdueTask> overdue = tasks.overdue(outcomesReadUpTo, rowsDue);
        if (overdue.isEmpty()) {
            return 0;
        }
        Map<SiteId, SiteState> states = sites.states(
                overdue.stream().map(TaskStore.OverdueTask::site).distinct().toList(), now);
        List<TaskChange> changes = overdue.stream()
                .map(task -> new TaskChange(
                        task.taskId(),
                        task.fetched()
                                ? new TaskEvent.RowsOverdue(rowsDue)
                                : visitEvent(
                                        task, states.getOrDefault(task.site(), SiteState.UNKNOWN), outcomesReadUpTo)))
                .toList();
        return Transition.countChanged(ledger.apply(changes));
    }

    /** A visit whose fetcher is seen at work has more time. */
    private TaskEvent visitEvent(TaskStore.OverdueTask task, SiteState site, Instant outcomesReadUpTo) {
        Duration silence = rules.of(task.site(), site.pace()).overdueAfter();
        Optional<Instant> until = task.visit()
                .flatMap(fetchers::atWorkSince)
                .map(since -> since.plus(silence))
                .filter(outcomesReadUpTo::isBefore);
        return until.isPresent()
                ? new TaskEvent.HeartbeatSeen(until.get())
                : new TaskEvent.DeadlinePassed(outcomesReadUpTo);
    }
}
