package dev.trawl.scheduler.task;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a task's history.
 *
 * @param what an outcome, or what the scheduler or a person did
 * @param said what an outcome says of its visit; absent where the scheduler decided alone
 */
public record HistoryEntry(
        TaskId taskId,
        Instant at,
        String what,
        int attempt,
        @Nullable VisitId visit,
        @Nullable FetcherId fetcher,
        TaskStateName before,
        TaskStateName after,
        String reason,
        @Nullable Said said) {

    /**
     * What an outcome says of its visit.
     *
     * @param at when it was seen, by the clock of its sender
     * @param pages of the task that were sent by then; absent where the outcome does not say
     * @param url where the visit was
     * @param status the HTTP status there
     */
    public record Said(
            Instant at,
            @Nullable Integer pages,
            @Nullable String url,
            @Nullable Integer status) {

        static Said of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Started o -> new Said(o.at(), null, null, null);
                case Outcome.Fetched o -> new Said(o.at(), o.manifest().size(), null, null);
                case Outcome.Empty o -> new Said(o.at(), o.manifest().size(), null, null);
                case Outcome.NotFound o -> at(o.at(), null, o.where());
                case Outcome.Moved o -> at(o.at(), null, o.where());
                case Outcome.Failed o -> at(o.at(), o.had().size(), o.where());
                case Outcome.Blocked o -> at(o.at(), o.had().size(), o.where());
                case Outcome.HandedBack o -> new Said(o.at(), o.had().size(), null, null);
                case Outcome.Cancelled o -> new Said(o.at(), null, null, null);
                case Outcome.Unreadable o -> new Said(o.at(), null, null, null);
                case Outcome.Unstorable o -> new Said(o.at(), null, null, null);
                case Outcome.Stored o -> new Said(o.at(), o.pages(), null, null);
            };
        }

        private static Said at(Instant at, @Nullable Integer pages, @Nullable VisitLocation visitLocation) {
            return visitLocation == null
                    ? new Said(at, pages, null, null)
                    : new Said(at, pages, visitLocation.url(), visitLocation.status());
        }
    }

    /** The line about a change; none where it is not worth one. */
    public static Optional<HistoryEntry> of(TrackedTask before, TaskEvent event, TrackedTask after, Instant now) {
        return switch (event) {
            case TaskEvent.OutcomeReceived outcomeReceived ->
                Optional.of(received(before, outcomeReceived.outcome(), after, now));
            case TaskEvent.Claimed c -> Optional.of(own(before, "PUBLISHED", after, now));
            case TaskEvent.PublishedAgain a -> Optional.of(own(before, "PUBLISHED_AGAIN", after, now));
            case TaskEvent.DeadlinePassed t -> Optional.of(own(before, "TIME_UP", after, now));
            case TaskEvent.RowsOverdue r -> Optional.of(own(before, "ROWS_OVERDUE", after, now));
            case TaskEvent.CancelAsked c -> Optional.of(own(before, "CANCEL_ASKED", after, now));
            case TaskEvent.ReleaseAsked r -> Optional.of(own(before, "RELEASED", after, now));
            case TaskEvent.ReplayAsked r -> Optional.of(own(before, "REPLAYED", after, now));
            case TaskEvent.Confirmed c -> Optional.empty();
            case TaskEvent.HeartbeatSeen s -> Optional.empty();
        };
    }

    private static HistoryEntry received(TrackedTask before, Outcome outcome, TrackedTask after, Instant now) {
        return new HistoryEntry(
                before.identity().taskId(),
                now,
                name(outcome),
                outcome.visit().attempt(),
                outcome.visit().visitId(),
                fetcher(outcome),
                before.state().name(),
                after.state().name(),
                after.reason(),
                Said.of(outcome));
    }

    private static HistoryEntry own(TrackedTask before, String what, TrackedTask after, Instant now) {
        var running = before.state().running();
        return new HistoryEntry(
                before.identity().taskId(),
                now,
                what,
                after.tries().attempt(),
                running.isPresent() ? running.get().visit() : null,
                running.isPresent() ? running.get().fetcher() : null,
                before.state().name(),
                after.state().name(),
                after.reason(),
                null);
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Started o -> "STARTED";
            case Outcome.Fetched o -> "FETCHED";
            case Outcome.Empty o -> "EMPTY";
            case Outcome.NotFound o -> "NOT_FOUND";
            case Outcome.Moved o -> "MOVED";
            case Outcome.Failed o -> "FAILED";
            case Outcome.Blocked o -> "BLOCKED";
            case Outcome.HandedBack o -> "HANDED_BACK";
            case Outcome.Cancelled o -> "CANCELLED";
            case Outcome.Unreadable o -> "UNREADABLE";
            case Outcome.Unstorable o -> "UNSTORABLE";
            case Outcome.Stored o -> "STORED";
        };
    }

    private static @Nullable FetcherId fetcher(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Started o -> o.fetcher();
            case Outcome.Fetched o -> o.fetcher();
            case Outcome.Empty o -> o.fetcher();
            case Outcome.NotFound o -> o.fetcher();
            case Outcome.Moved o -> o.fetcher();
            case Outcome.Failed o -> o.fetcher();
            case Outcome.Blocked o -> o.fetcher();
            case Outcome.HandedBack o -> o.fetcher();
            case Outcome.Cancelled o -> o.fetcher();
            case Outcome.Unreadable o -> null;
            case Outcome.Unstorable o -> null;
            case Outcome.Stored o -> null;
        };
    }
}
