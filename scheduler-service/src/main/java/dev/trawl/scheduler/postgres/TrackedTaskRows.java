package dev.trawl.scheduler.postgres;

import static dev.trawl.scheduler.postgres.Columns.at;
import static dev.trawl.scheduler.postgres.Columns.instant;
import static dev.trawl.scheduler.postgres.Columns.json;
import static dev.trawl.scheduler.postgres.Columns.optional;
import static dev.trawl.scheduler.postgres.Columns.visits;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.FailureKind;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.WantedPages;
import dev.trawl.scheduler.task.AttemptCounters;
import dev.trawl.scheduler.task.PageProgress;
import dev.trawl.scheduler.task.Publication;
import dev.trawl.scheduler.task.RunningVisit;
import dev.trawl.scheduler.task.TaskIdentity;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.scheduler.task.UnusablePage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code task} to a {@link TrackedTask} and back. */
final class TrackedTaskRows {

    static final String LOCK = """
            select t.*, c.cancelled_at is not null as crawl_cancelled
            from task t join crawl c on c.crawl_id = t.crawl_id
            where t.task_id = any (?::uuid[]) order by t.task_id for update of t
            """;

    static final String UPDATE = """
            update task set
                state = ?, state_since = case when state = ? then state_since else ? end, kind = ?, reason = ?,
                not_before = ?, claimed_at = ?, published = ?, expires_at = ?, copies = ?,
                visit = ?, fetcher = ?, started_at = ?, overdue_at = ?,
                counted_attempt = ?, empty = ?, fetched_at = coalesce(?, fetched_at),
                attempt = ?, charged = ?, blocked = ?, blocked_since = ?, refetched = ?, handed_back = ?,
                silent_visits = ?::uuid[], ended_visits = ?::uuid[], stopped_visits = ?::uuid[],
                pages = ?, want = ?::jsonb, have = ?::jsonb, spoiled = ?::jsonb
            where task_id = ?
            """;

    private TrackedTaskRows() {}

    static TrackedTask read(ResultSet row) throws SQLException {
        var account = new Account(new SiteId(row.getString("site")), new UserId(row.getString("user_id")));
        var identity = new TaskIdentity(
                new TaskId(row.getObject("task_id", UUID.class)),
                new CrawlId(row.getString("crawl_id")),
                account,
                Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
                row.getInt("priority"),
                instant(row, "submitted_at"));
        var attemptCounters = new AttemptCounters(
                row.getInt("attempt"),
                row.getInt("charged"),
                row.getInt("blocked"),
                optional(row, "blocked_since"),
                visits(row, "silent_visits"),
                visits(row, "ended_visits"),
                row.getInt("refetched"),
                row.getInt("handed_back"));
        var pages = new PageProgress(
                List.of(json(row, "want", WantedPages[].class)),
                json(row, "have", Manifest.class),
                List.of(json(row, "spoiled", UnusablePage[].class)));
        return new TrackedTask(
                identity, state(row), attemptCounters, pages, row.getString("reason"), visits(row, "stopped_visits"));
    }

    private static TaskState state(ResultSet row) throws SQLException {
        return switch (TaskStateName.valueOf(row.getString("state"))) {
            case HELD -> new TaskState.Held();
            case WAITING -> new TaskState.Waiting(instant(row, "not_before"));
            case QUEUED -> new TaskState.Queued(publication(row), running(row));
            case CANCELLING -> new TaskState.Cancelling(publication(row), running(row));
            case FETCHED ->
                new TaskState.Fetched(
                        row.getInt("counted_attempt"), row.getBoolean("empty"), instant(row, "fetched_at"));
            case STORED -> new TaskState.Stored();
            case EMPTY -> new TaskState.Empty();
            case NOT_FOUND -> new TaskState.NotFound();
            case CANCELLED -> new TaskState.Cancelled();
            case DEAD ->
                new TaskState.Dead(
                        FailureKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getInt("counted_attempt"));
        };
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                instant(row, "claimed_at"),
                row.getBoolean("published"),
                instant(row, "expires_at"),
                row.getInt("copies"));
    }

    private static Optional<RunningVisit> running(ResultSet row) throws SQLException {
        UUID visit = row.getObject("visit", UUID.class);
        return visit == null
                ? Optional.empty()
                : Optional.of(new RunningVisit(
                        new VisitId(visit),
                        new FetcherId(row.getString("fetcher")),
                        instant(row, "started_at"),
                        instant(row, "overdue_at")));
    }

    static void write(PreparedStatement update, TrackedTask task, Instant now) throws SQLException {
        var p = new Parameters(update);
        TaskState state = task.state();
        p.text(state.name().name()).text(state.name().name()).time(at(now));
        p.text(state instanceof TaskState.Dead dead ? dead.kind().label() : null)
                .text(task.reason());
        p.time(state instanceof TaskState.Waiting waiting ? at(waiting.notBefore()) : null);
        out(p, publicationOf(state), state.running());
        p.number(
                switch (state) {
                    case TaskState.Fetched fetched -> (Integer) fetched.attempt();
                    case TaskState.Dead dead -> (Integer) dead.attempt();
                    case TaskState other -> null;
                });
        p.flag(state instanceof TaskState.Fetched fetched && fetched.empty());
        p.time(state instanceof TaskState.Fetched fetched ? at(fetched.at()) : null);
        AttemptCounters attemptCounters = task.tries();
        p.number(attemptCounters.attempt()).number(attemptCounters.charged()).number(attemptCounters.blocked());
        p.time(at(attemptCounters.blockedSince()))
                .number(attemptCounters.refetched())
                .number(attemptCounters.handedBack());
        p.text(visits(attemptCounters.silent()))
                .text(visits(attemptCounters.ended()))
                .text(visits(task.stopped()));
        PageProgress pages = task.pages();
        p.number(pages.have().size()).text(json(pages.want()));
        p.text(json(pages.have())).text(json(pages.spoiled()));
        p.uuid(task.identity().taskId().value());
    }

    private static void out(Parameters p, @Nullable Publication publication, Optional<RunningVisit> running)
            throws SQLException {
        p.time(publication == null ? null : at(publication.claimedAt()));
        p.flag(publication != null && publication.published());
        p.time(publication == null ? null : at(publication.expiresAt()));
        p.number(publication == null ? 0 : publication.copies());
        p.uuid(running.map(RunningVisit::visit).map(VisitId::value).orElse(null));
        p.text(running.map(RunningVisit::fetcher).map(FetcherId::value).orElse(null));
        p.time(at(running.map(RunningVisit::startedAt)));
        p.time(at(running.map(RunningVisit::overdueAt)));
    }

    private static @Nullable Publication publicationOf(TaskState state) {
        return switch (state) {
            case TaskState.Queued queued -> queued.publication();
            case TaskState.Cancelling cancelling -> cancelling.publication();
            case TaskState other -> null;
        };
    }

    /** Sets parameters one after the other. */
    private static final class Parameters {
        private final PreparedStatement statement;
        private int last;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        Parameters text(@Nullable String value) throws SQLException {
            statement.setString(++last, value);
            return this;
        }

        Parameters time(java.sql.@Nullable Timestamp value) throws SQLException {
            statement.setTimestamp(++last, value);
            return this;
        }

        Parameters flag(boolean value) throws SQLException {
            statement.setBoolean(++last, value);
            return this;
        }

        Parameters number(@Nullable Integer value) throws SQLException {
            if (value == null) {
                statement.setNull(++last, Types.INTEGER);
            } else {
                statement.setInt(++last, value);
            }
            return this;
        }

        Parameters uuid(@Nullable UUID value) throws SQLException {
            statement.setObject(++last, value, Types.OTHER);
            return this;
        }
    }
}
