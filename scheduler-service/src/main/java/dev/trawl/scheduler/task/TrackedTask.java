package dev.trawl.scheduler.task;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Scope;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A task as the ledger knows it. Immutable; {@link TaskStateMachine} says what becomes of it.
 *
 * @param reason one sentence on how it came here; empty when there is nothing to say
 * @param stopped visits that were ordered to stop; what they send changes nothing any more
 */
public record TrackedTask(
        TaskIdentity identity,
        TaskState state,
        AttemptCounters tries,
        PageProgress pages,
        String reason,
        Set<VisitId> stopped) {

    public TrackedTask {
        stopped = Set.copyOf(stopped);
    }

    TrackedTask to(TaskState next, String why) {
        return new TrackedTask(identity, next, tries, pages, why, stopped);
    }

    TrackedTask with(AttemptCounters next) {
        return new TrackedTask(identity, state, next, pages, reason, stopped);
    }

    TrackedTask with(PageProgress next) {
        return new TrackedTask(identity, state, tries, next, reason, stopped);
    }

    TrackedTask stopping(VisitId visit) {
        var next = new HashSet<>(stopped);
        next.add(visit);
        return new TrackedTask(identity, state, tries, pages, reason, next);
    }

    /** Whether this visit is running, has ended, or was ordered to stop. */
    boolean knows(VisitId visit) {
        return stopped.contains(visit)
                || tries.silent().contains(visit)
                || tries.ended().contains(visit)
                || state.running()
                        .filter(running -> running.visit().equals(visit))
                        .isPresent();
    }

    /** What never changes of a task. */
    public record TaskIdentity(
            TaskId taskId, CrawlId crawlId, Account account, Scope scope, int priority, Instant submittedAt) {

        @Override
        public String toString() {
            return account + " task " + taskId;
        }
    }
}
