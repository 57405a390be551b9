package dev.trawl.scheduler.postgres;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import dev.trawl.postgres.ArrayLiterals;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskStore;
import dev.trawl.scheduler.task.TrackedTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tables {@code task} and {@code task_event}. Tasks are locked in the order of their IDs and written in batches. */
final class PostgresTaskStore implements TaskStore {

    /** After this time rows are not waited for any more, even if no other task shows that storage goes on. */
    private static final Duration ROWS_AT_LAST = Duration.ofHours(24);

    /**
     * The third part: fetched long ago, while storage has long since ended tasks that were fetched later, or a day ago. Storage
     * that stands still, or works off a backlog, is not meant.
     */
    private static final String OVERDUE = """
            (select task_id, site, visit, false as fetched from task
             where state in ('QUEUED', 'CANCELLING') and visit is not null and overdue_at < :outcomes_read limit 500)
            union all
            (select task_id, site, visit, false as fetched from task
             where state in ('QUEUED', 'CANCELLING') and visit is null and expires_at < :expired limit 500)
            union all
            (select t.task_id, t.site, null, true from task t
             where t.state = 'FETCHED' and t.fetched_at < :rows_due
               and (t.fetched_at < :rows_at_last
                    or exists (select 1 from task s where s.site = t.site and s.state in ('STORED', 'EMPTY')
                                                      and s.fetched_at > t.fetched_at + interval '1 minute'
                                                      and s.state_since < :rows_due)) limit 500)
            """;

    private static final String IN_STATES = """
            select task_id from task
            where crawl_id = :crawl and state = any (:states::text[]) and task_id > :after order by task_id limit :limit
            """;

    private static final String LOCK_FIRST_HELD = """
            select task_id from task
            where crawl_id = :crawl and state = 'HELD' order by submitted_at, user_id, site limit :limit
            for update skip locked
            """;

    private static final String OF_CRAWL = """
            select * from task where crawl_id = :crawl and (:state::text is null or state = :state)
            order by site, user_id limit :limit offset :offset
            """;

    private static final String OLDEST_OPEN = """
            select min(submitted_at) as oldest from task
            where state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED')
            """;

    private final SchedulerDatabase database;
    private final PostgresQueueStore queues;
    private final Clock clock;

    PostgresTaskStore(SchedulerDatabase database, PostgresQueueStore queues, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public <T> T storing(Supplier<T> work) {
        return database.storing(work);
    }

    @Override
    public LockedTasks lock(Collection<TaskId> tasks) {
        var locked = new HashMap<TaskId, TrackedTask>();
        var cancelled = new HashSet<CrawlId>();
        database.sql(TrackedTaskRows.LOCK).param("ids", Columns.tasks(tasks)).query(row -> {
            TrackedTask task = TrackedTaskRows.read(row);
            locked.put(task.identity().taskId(), task);
            if (row.getBoolean("crawl_cancelled")) {
                cancelled.add(task.identity().crawlId());
            }
        });
        return new LockedTasks(locked, cancelled);
    }

    @Override
    public void save(List<TrackedTask> changed, List<HistoryEntry> history, Instant now) {
        database.batch(TrackedTaskRows.UPDATE, changed, task -> TrackedTaskRows.write(task, now));
        queues.wake(changed);
        database.batch(HistoryRows.INSERT, history, HistoryRows::parameters);
    }

    @Override
    public List<OverdueTask> overdue(Instant outcomesReadUpTo, Instant rowsDue) {
        return database.sql(OVERDUE)
                .param("outcomes_read", Columns.at(outcomesReadUpTo))
                .param("expired", Columns.at(outcomesReadUpTo.minus(RetryRules.GRACE)))
                .param("rows_due", Columns.at(rowsDue))
                .param("rows_at_last", Columns.at(outcomesReadUpTo.minus(ROWS_AT_LAST)))
                .query((row, n) -> new OverdueTask(
                        Columns.task(row, "task_id"),
                        new SiteId(row.getString("site")),
                        Optional.ofNullable(row.getObject("visit", UUID.class)).map(VisitId::new),
                        row.getBoolean("fetched")))
                .list();
    }

    @Override
    public List<TaskId> inStates(CrawlId crawl, Set<TaskStateName> states, Optional<TaskId> after, int limit) {
        return database.sql(IN_STATES)
                .param("crawl", crawl.value())
                .param("states", ArrayLiterals.of(states.stream().map(Enum::name)))
                .param("after", after.map(TaskId::value).orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query((row, n) -> Columns.task(row, "task_id"))
                .list();
    }

    @Override
    public List<TaskId> lockFirstHeld(CrawlId crawl, int limit) {
        return database.sql(LOCK_FIRST_HELD)
                .param("crawl", crawl.value())
                .param("limit", limit)
                .query((row, n) -> Columns.task(row, "task_id"))
                .list();
    }

    @Override
    public TaskCounts counts() {
        return TaskCounts.of(database.sql(
                        "select state, coalesce(kind, '') as kind, count(*) as tasks from task group by state, kind")
                .query((row, n) -> group(row))
                .list());
    }

    /** From the columns {@code state}, {@code kind} and {@code tasks}. */
    static TaskCounts.Group group(ResultSet row) throws SQLException {
        return new TaskCounts.Group(
                TaskStateName.valueOf(row.getString("state")), row.getString("kind"), row.getLong("tasks"));
    }

    @Override
    public Optional<TaskSummary> find(TaskId task) {
        return database.sql("select * from task where task_id = :task")
                .param("task", task.value())
                .query((row, n) -> summary(row))
                .optional();
    }

    @Override
    public List<TaskSummary> ofCrawl(CrawlId crawl, @Nullable String state, int limit, int offset) {
        return database.sql(OF_CRAWL)
                .paramSource(new SqlParameters()
                        .text("crawl", crawl.value())
                        .text("state", state)
                        .number("limit", limit)
                        .number("offset", offset))
                .query((row, n) -> summary(row))
                .list();
    }

    @Override
    public List<TaskSummary> ofAccount(Account account) {
        return database.sql(
                        "select * from task where site = :site and user_id = :user order by submitted_at desc limit 1000")
                .param("site", account.site().value())
                .param("user", account.userId().value())
                .query((row, n) -> summary(row))
                .list();
    }

    private static TaskSummary summary(ResultSet row) throws SQLException {
        return new TaskSummary(
                row.getObject("task_id", UUID.class),
                row.getString("crawl_id"),
                row.getString("site"),
                row.getString("user_id"),
                row.getString("scope"),
                row.getInt("priority"),
                row.getString("state"),
                row.getString("kind"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getInt("charged"),
                row.getInt("pages"),
                Columns.instant(row, "state_since"),
                Columns.optional(row, "not_before").orElse(null),
                row.getString("fetcher"));
    }

    @Override
    public List<HistoryEntry> history(TaskId task) {
        return database.sql("select * from task_event where task_id = :task order by event_id limit 10000")
                .param("task", task.value())
                .query((row, n) -> HistoryRows.read(task, row))
                .list();
    }

    @Override
    public Duration oldestOpen() {
        return database.sql(OLDEST_OPEN)
                .query((row, n) -> Columns.optional(row, "oldest"))
                .single()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public long unstoredPages() {
        return number("select coalesce(sum(pages), 0) from task where state = 'FETCHED'");
    }

    @Override
    public long unstarted() {
        return number("select count(*) from task where state = 'QUEUED' and visit is null");
    }

    private long number(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
