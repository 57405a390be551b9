package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Manifest;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.VisitRef;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TrackedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps what outcomes say of whole sites: that one gives, refuses, asks for rest, and how many pages its accounts have. */
final class SiteStatistics {

    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final String SUCCEEDED = """
            insert into site (site, succeeded_at) values (?, ?)
            on conflict (site) do update set succeeded_at = excluded.succeeded_at
            where site.succeeded_at is null or site.succeeded_at < excluded.succeeded_at - interval '1 second'
            """;
    private static final String REST = """
            insert into site (site, resting_until) values (?, ?)
            on conflict (site) do update
            set resting_until = greatest(coalesce(site.resting_until, excluded.resting_until), excluded.resting_until)
            """;
    /** Only for what was published after the last time: other visits that were out then say nothing of the new pace. */
    private static final String SLOW = """
            insert into site (site, slowed, slowed_at) values (?, 2, ?)
            on conflict (site) do update set slowed = least(64, site.slowed * 2), slowed_at = excluded.slowed_at
            where site.slowed_at is null or site.slowed_at < ?
            """;

    private static final String EASE = """
            update site set slowed = case when slowed < 1.05 then 1 else 1 + (slowed - 1) * 7 / 8 end, eased_at = ?
            where site = ? and slowed > 1 and greatest(slowed_at, eased_at) <= ?
            """;
    private static final Duration EASED_AFTER = Duration.ofMinutes(1);
    private static final String PAGES = """
            update account set %1$s_pages = ? where site = ? and user_id = ? and %1$s_pages is distinct from ?
            """;
    private static final String MEAN = """
            insert into site (site, %1$s_pages) values (?, ?)
            on conflict (site) do update
            set %1$s_pages = coalesce(site.%1$s_pages, excluded.%1$s_pages) * 15 / 16 + excluded.%1$s_pages / 16
            """;

    private final JdbcTemplate jdbc;

    SiteStatistics(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** After outcomes, repeated ones too: those ask for no more the second time. Site by site, each success of it once. */
    void heard(Collection<TaskEvent> events, Instant now) {
        var gave = new TreeSet<String>();
        events.stream()
                .flatMap(event ->
                        event instanceof TaskEvent.OutcomeReceived(Outcome outcome) ? Stream.of(outcome) : Stream.of())
                .sorted(Comparator.comparing(outcome -> outcome.visit().site().value()))
                .filter(outcome -> outcome instanceof Outcome.Blocked
                        || (gives(outcome) && gave.add(outcome.visit().site().value())))
                .forEach(outcome -> heard(outcome, now));
    }

    private void heard(Outcome outcome, Instant now) {
        String site = outcome.visit().site().value();
        if (gives(outcome)) {
            jdbc.update(SUCCEEDED, site, Columns.at(now));
            jdbc.update(EASE, Columns.at(now), site, Columns.at(now.minus(EASED_AFTER)));
        } else if (outcome instanceof Outcome.Blocked blocked) {
            Optional<Duration> rest = rest(blocked.retryAfter());
            // counted from when it was sent, so that the same outcome read twice asks for no more; nor does a clock
            // that is ahead of the scheduler's
            Instant said = blocked.at().isAfter(now) ? now : blocked.at();
            rest.ifPresent(time -> jdbc.update(REST, site, Columns.at(said.plus(time))));
        }
    }

    private static boolean gives(Outcome outcome) {
        return outcome instanceof Outcome.Fetched || outcome instanceof Outcome.Empty;
    }

    private static Optional<Duration> rest(@Nullable Duration asked) {
        return Optional.ofNullable(asked)
                .filter(Duration::isPositive)
                .map(time -> time.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : time);
    }

    /** After an outcome that changed its task, so never twice. */
    void counted(TrackedTask before, TaskEvent event, Instant now) {
        if (!(event instanceof TaskEvent.OutcomeReceived(Outcome outcome))) {
            return;
        }
        switch (outcome) {
            case Outcome.Fetched fetched -> pages(before, fetched.manifest());
            case Outcome.Empty empty -> pages(before, empty.manifest());
            case Outcome.Blocked blocked -> refused(before, blocked.visit(), now);
            case Outcome other -> {}
        }
    }

    private void refused(TrackedTask before, VisitRef visit, Instant now) {
        Optional<Instant> publishedAt = switch (before.state()) {
            case TaskState.Queued queued -> Optional.of(queued.publication().claimedAt());
            case TaskState.Cancelling cancelling ->
                Optional.of(cancelling.publication().claimedAt());
            case TaskState other -> Optional.empty();
        };
        publishedAt
                .filter(at -> visit.attempt() == before.tries().attempt())
                .ifPresent(at -> jdbc.update(SLOW, visit.site().value(), Columns.at(now), Columns.at(at)));
    }

    private void pages(TrackedTask task, Manifest manifest) {
        String scope = switch (task.identity().scope()) {
            case PROFILE -> "";
            case LIST -> "list";
            case BODIES -> "bodies";
        };
        if (scope.isEmpty() || manifest.isEmpty()) {
            return;
        }
        String site = task.identity().account().site().value();
        int pages = manifest.size();
        jdbc.update(
                PAGES.formatted(scope),
                pages,
                site,
                task.identity().account().userId().value(),
                pages);
        jdbc.update(MEAN.formatted(scope), site, (double) pages);
    }
}
