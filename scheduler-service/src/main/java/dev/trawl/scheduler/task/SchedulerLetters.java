package dev.trawl.scheduler.task;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.contract.VisitRef;
import dev.trawl.scheduler.task.TrackedTask.TaskIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The letters that the scheduler writes itself, where the end is its own decision. */
final class SchedulerLetters {

    /** Who wrote it, as the letter says. */
    static final String BY = "scheduler";

    private SchedulerLetters() {}

    static VisitRef visit(TrackedTask task, VisitId visit) {
        TaskIdentity identity = task.identity();
        return new VisitRef(
                identity.taskId(),
                identity.crawlId(),
                identity.account().site(),
                identity.account().userId(),
                task.tries().attempt(),
                visit);
    }

    static DeadLetter letter(VisitRef visit, FailureKind kind, String reason, Instant now, Manifest had) {
        return letter(visit, kind, reason, now, null, had, List.of());
    }

    static DeadLetter of(Outcome.Failed failed, Instant now) {
        return letter(
                failed.visit(), failed.kind(), failed.reason(), now, failed.where(), failed.had(), failed.missing());
    }

    static DeadLetter of(Outcome.Blocked blocked, String reason, Instant now) {
        return letter(blocked.visit(), FailureKind.BLOCKED, reason, now, blocked.where(), blocked.had(), List.of());
    }

    private static DeadLetter letter(
            VisitRef visit,
            FailureKind kind,
            String reason,
            Instant now,
            @Nullable VisitLocation visitLocation,
            Manifest had,
            List<PageRef> missing) {
        return new DeadLetter(visit, kind, reason, BY, now, visitLocation, had, missing, List.of());
    }
}
