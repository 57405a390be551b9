package dev.trawl.scheduler.task;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What outcomes say of whole sites: one gives accounts, refuses, asks to be left alone; and how many pages its accounts have. */
final class SiteFeedback {

    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final SiteStore sites;

    SiteFeedback(SiteStore sites) {
        this.sites = sites;
    }

    /** An outcome that changed its task. @param before the task before it */
    record Applied(TrackedTask before, Outcome outcome) {}

    static boolean isSuccess(Outcome outcome) {
        return outcome instanceof Outcome.Fetched || outcome instanceof Outcome.Empty;
    }

    /** Outcomes that changed their tasks, so none of them twice. By account, so that two transactions do not lock each other out. */
    void applied(List<Applied> outcomes, Instant now) {
        outcomes.stream()
                .sorted(Comparator.comparing(
                        one -> one.before().identity().account().key()))
                .forEach(one -> {
                    switch (one.outcome()) {
                        case Outcome.Fetched fetched -> visited(one.before(), fetched.manifest());
                        case Outcome.Empty empty -> visited(one.before(), empty.manifest());
                        case Outcome.Blocked blocked -> refused(one.before(), blocked, now);
                        case Outcome other -> {}
                    }
                });
    }

    private void visited(TrackedTask task, Manifest manifest) {
        if (task.identity().scope() != Scope.PROFILE && !manifest.isEmpty()) {
            sites.visited(task.identity().account(), task.identity().scope(), manifest.size());
        }
    }

    /** Only the attempt that is out shows how the site bears the present pace. */
    private void refused(TrackedTask before, Outcome.Blocked blocked, Instant now) {
        Optional<Instant> publishedAt = switch (before.state()) {
            case TaskState.Queued queued -> Optional.of(queued.publication().claimedAt());
            case TaskState.Cancelling cancelling ->
                Optional.of(cancelling.publication().claimedAt());
            case TaskState other -> Optional.empty();
        };
        publishedAt
                .filter(at -> blocked.visit().attempt() == before.tries().attempt())
                .ifPresent(at -> sites.refused(blocked.visit().site(), at, now));
    }

    /** All outcomes that arrived, repeated ones too: those ask for no more the second time. */
    void received(Collection<TaskChange> changes, Instant now) {
        var succeeded = new TreeSet<String>();
        changes.stream()
                .flatMap(change -> change.event() instanceof TaskEvent.OutcomeReceived(Outcome outcome)
                        ? Stream.of(outcome)
                        : Stream.of())
                .sorted(Comparator.comparing(outcome -> outcome.visit().site().value()))
                .forEach(outcome -> {
                    SiteId site = outcome.visit().site();
                    if (isSuccess(outcome) && succeeded.add(site.value())) {
                        sites.succeeded(site, now);
                    } else if (outcome instanceof Outcome.Blocked blocked) {
                        rest(blocked.retryAfter())
                                .ifPresent(time ->
                                        sites.rest(site, sentAt(blocked, now).plus(time)));
                    }
                });
    }

    /** The same outcome read twice asks for no more; nor does a fetcher whose clock is ahead. */
    private static Instant sentAt(Outcome.Blocked blocked, Instant now) {
        return blocked.at().isAfter(now) ? now : blocked.at();
    }

    private static Optional<Duration> rest(@Nullable Duration asked) {
        return Optional.ofNullable(asked)
                .filter(Duration::isPositive)
                .map(time -> time.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : time);
    }
}
