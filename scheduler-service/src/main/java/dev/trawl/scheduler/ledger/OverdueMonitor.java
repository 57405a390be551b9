package dev.trawl.scheduler.ledger;

import dev.trawl.messages.TaskId;
import dev.trawl.messages.VisitId;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.task.TaskChange;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the tasks whose time is up. One thread steps it. */
public final class OverdueMonitor {

    private final Overdue overdue;
    private final Ledger ledger;
    private final FetcherRegistry fetcherRegistry;

    public OverdueMonitor(Overdue overdue, Ledger ledger, FetcherRegistry fetcherRegistry) {
        this.overdue = overdue;
        this.ledger = ledger;
        this.fetcherRegistry = fetcherRegistry;
    }

    /** Tasks that look overdue. */
    public interface Overdue {
        List<Suspect> suspects(Instant heardUpTo);
    }

    /**
     * A task that looks overdue.
     *
     * @param visit the visit that has it, if one has started
     * @param rowsDue when it is its rows that do not come: what was fetched before this time has waited too long
     * @param silence how long a visit of its site may take from one sign of life to the next
     */
    public record Suspect(TaskId taskId, Optional<VisitId> visit, Optional<Instant> rowsDue, Duration silence) {}

    /**
     * Decides about what looks overdue.
     *
     * @param heardUpTo all outcomes that were told before this time have been read: silence since then is no backlog
     * @return how many tasks changed
     */
    public int step(Instant heardUpTo) {
        fetcherRegistry.forgetOld();
        var happenings = overdue.suspects(heardUpTo).stream()
                .map(suspect -> new TaskChange(suspect.taskId(), judge(suspect, heardUpTo)))
                .toList();
        int changed = 0;
        for (Transition transition : ledger.happen(happenings)) {
            changed += transition instanceof Transition.Changed ? 1 : 0;
        }
        return changed;
    }

    private TaskEvent judge(Suspect suspect, Instant heardUpTo) {
        if (suspect.rowsDue().isPresent()) {
            return new TaskEvent.RowsOverdue(suspect.rowsDue().get());
        }
        Optional<Instant> until = suspect.visit()
                .flatMap(fetcherRegistry::atWorkSince)
                .map(since -> since.plus(suspect.silence()))
                .filter(heardUpTo::isBefore);
        return until.isPresent() ? new TaskEvent.HeartbeatSeen(until.get()) : new TaskEvent.DeadlinePassed(heardUpTo);
    }
}
