package dev.trawl.scheduler.postgres;

import static dev.trawl.scheduler.postgres.Columns.instant;
import static dev.trawl.scheduler.postgres.Columns.json;
import static dev.trawl.scheduler.postgres.Columns.optional;
import static dev.trawl.scheduler.postgres.Columns.visits;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.scheduler.task.AttemptCounters;
import dev.trawl.scheduler.task.PageProgress;
import dev.trawl.scheduler.task.PageProgress.UnusablePage;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TaskState.Publication;
import dev.trawl.scheduler.task.TaskState.RunningVisit;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.scheduler.task.TrackedTask.TaskIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            where t.task_id = any (:ids::uuid[]) order by t.task_id for update of t
            """;

    static final String UPDATE = """
            update task set
                state = :state, state_since = case when state = :state then state_since else :now end,
                kind = :kind, reason = :reason, not_before = :not_before,
                claimed_at = :claimed_at, published = :published, expires_at = :expires_at, copies = :copies,
                visit = :visit, fetcher = :fetcher, started_at = :started_at, overdue_at = :overdue_at,
                counted_attempt = :counted_attempt, empty = :empty, fetched_at = coalesce(:fetched_at, fetched_at),
                attempt = :attempt, charged = :charged, blocked = :blocked, blocked_since = :blocked_since,
                refetched = :refetched, handed_back = :handed_back,
                silent_visits = :silent_visits::uuid[], ended_visits = :ended_visits::uuid[],
                stopped_visits = :stopped_visits::uuid[],
                pages = :pages, want = :want::jsonb, have = :have::jsonb, spoiled = :spoiled::jsonb
            where task_id = :task_id
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
        var tries = new AttemptCounters(
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
                identity, state(row), tries, pages, row.getString("reason"), visits(row, "stopped_visits"));
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
            case MOVED -> new TaskState.Moved();
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

    /** The parameters of {@link #UPDATE}. */
    static SqlParameters write(TrackedTask task, Instant now) {
        TaskState state = task.state();
        AttemptCounters tries = task.tries();
        PageProgress pages = task.pages();
        var parameters = new SqlParameters()
                .uuid("task_id", task.identity().taskId().value())
                .text("state", state.name().name())
                .time("now", now)
                .text("kind", state instanceof TaskState.Dead dead ? dead.kind().label() : null)
                .text("reason", task.reason())
                .time("not_before", state instanceof TaskState.Waiting waiting ? waiting.notBefore() : null)
                .number("counted_attempt", countedAttempt(state))
                .flag("empty", state instanceof TaskState.Fetched fetched && fetched.empty())
                .time("fetched_at", state instanceof TaskState.Fetched fetched ? fetched.at() : null)
                .number("attempt", tries.attempt())
                .number("charged", tries.charged())
                .number("blocked", tries.blocked())
                .time("blocked_since", tries.blockedSince())
                .number("refetched", tries.refetched())
                .number("handed_back", tries.handedBack())
                .text("silent_visits", visits(tries.silent()))
                .text("ended_visits", visits(tries.ended()))
                .text("stopped_visits", visits(task.stopped()))
                .number("pages", pages.have().size())
                .json("want", pages.want())
                .json("have", pages.have())
                .json("spoiled", pages.spoiled());
        return publication(parameters, publicationOf(state), state.running());
    }

    private static @Nullable Integer countedAttempt(TaskState state) {
        return switch (state) {
            case TaskState.Fetched fetched -> fetched.attempt();
            case TaskState.Dead dead -> dead.attempt();
            case TaskState other -> null;
        };
    }

    private static SqlParameters publication(
            SqlParameters parameters, @Nullable Publication publication, Optional<RunningVisit> running) {
        return parameters
                .time("claimed_at", publication == null ? null : publication.claimedAt())
                .flag("published", publication != null && publication.published())
                .time("expires_at", publication == null ? null : publication.expiresAt())
                .number("copies", publication == null ? 0 : publication.copies())
                .uuid("visit", running.map(visit -> visit.visit().value()).orElse(null))
                .text("fetcher", running.map(visit -> visit.fetcher().value()).orElse(null))
                .time("started_at", running.map(RunningVisit::startedAt))
                .time("overdue_at", running.map(RunningVisit::overdueAt));
    }

    private static @Nullable Publication publicationOf(TaskState state) {
        return switch (state) {
            case TaskState.Queued queued -> queued.publication();
            case TaskState.Cancelling cancelling -> cancelling.publication();
            case TaskState other -> null;
        };
    }
}
