package dev.trawl.scheduler.postgres;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.publishing.QueueStore.CrawlQueue;
import dev.trawl.scheduler.task.TaskStateName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/** The tables {@code crawl}, {@code account} and {@code crawl_lease}. Tasks are entered with arrays: one statement a batch. */
final class PostgresCrawlStore implements CrawlStore {

    private static final String INSERT = """
            insert into crawl (crawl_id, site, scope, source, submitted_at) values (:crawl, :site, :scope, :source, :now)
            on conflict (crawl_id) do nothing
            """;

    /** Locked against being cancelled meanwhile. */
    private static final String IS_CANCELLED = """
            select cancelled_at is not null from crawl where crawl_id = :crawl for share
            """;

    private static final String INSERT_TASKS = """
            with accounts as (
                insert into account (site, user_id, first_submitted_at)
                select :site, u, :now from unnest(:users::text[]) u on conflict do nothing)
            insert into task (task_id, crawl_id, site, user_id, scope, priority, submitted_at, state, state_since, not_before)
            select t, :crawl, :site, u, :scope, :priority, :now, :state, :now, :not_before
            from unnest(:tasks::uuid[], :users::text[]) as tu (t, u) on conflict do nothing
            """;

    /** A client that submits its crawl again sends keep-alives again; a crawl without any continues by itself. */
    private static final String INSERT_LEASE = """
            insert into crawl_lease (crawl_id, lasts, renewed_at) values (:crawl, make_interval(secs => :seconds), :now)
            """;

    private static final String UPDATE_LEASE = """
            update crawl_lease set lasts = make_interval(secs => :seconds), renewed_at = :now where crawl_id = :crawl
            """;

    private static final String PAUSE = """
            update crawl set paused_at = case when :paused then coalesce(paused_at, :now) end where crawl_id = :crawl
            """;

    private final SchedulerDatabase database;
    private final PostgresQueueStore queues;
    private final CrawlProgressRows progress;
    private final Clock clock;

    PostgresCrawlStore(SchedulerDatabase database, PostgresQueueStore queues, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.progress = new CrawlProgressRows(database);
        this.clock = clock;
    }

    @Override
    public <T> T enter(Submission submission, Function<Page, T> entering) {
        return database.inTransaction(() -> {
            Instant now = clock.instant();
            String crawl = submission.crawl().value();
            Optional<Boolean> cancelled = isCancelled(crawl);
            boolean isNew = cancelled.isEmpty() && insert(submission, now);
            if (cancelled.isEmpty()) {
                cancelled = isCancelled(crawl);
            }
            boolean keepAlive = submission.keepAlive().isPresent() && (isNew || hasLease(crawl));
            var page = new Entries(submission, cancelled.orElse(false), keepAlive, now);
            T result = entering.apply(page);
            if (page.added > 0) {
                database.sql("insert into crawl_to_end (crawl_id) values (:crawl)")
                        .param("crawl", crawl)
                        .update();
            } else if (isNew) {
                database.sql("delete from crawl where crawl_id = :crawl")
                        .param("crawl", crawl)
                        .update();
            }
            if (page.added > 0 && !submission.held()) {
                queues.wake(new CrawlQueue(submission.site(), submission.priority(), submission.crawl()), now);
            }
            if (keepAlive && (!isNew || page.added > 0)) {
                lease(submission, isNew ? INSERT_LEASE : UPDATE_LEASE);
            }
            return result;
        });
    }

    /** Empty where there is no such crawl. */
    private Optional<Boolean> isCancelled(String crawl) {
        return database.sql(IS_CANCELLED)
                .param("crawl", crawl)
                .query(Boolean.class)
                .optional();
    }

    private boolean insert(Submission submission, Instant now) {
        return database.sql(INSERT)
                        .param("crawl", submission.crawl().value())
                        .param("site", submission.site().value())
                        .param("scope", scope(submission))
                        .param("source", submission.source().label())
                        .param("now", Columns.at(now))
                        .update()
                > 0;
    }

    private static String scope(Submission submission) {
        return submission.scope().name().toLowerCase(Locale.ROOT);
    }

    private boolean hasLease(String crawl) {
        return exists("select exists (select 1 from crawl_lease where crawl_id = :crawl)", crawl);
    }

    private boolean exists(String sql, String crawl) {
        return database.sql(sql).param("crawl", crawl).query(Boolean.class).single();
    }

    /** From the end of the upload on, which may have taken longer than the lease. */
    private void lease(Submission submission, String statement) {
        submission
                .keepAlive()
                .ifPresent(lease -> database.sql(statement)
                        .param("crawl", submission.crawl().value())
                        .param("seconds", lease.toMillis() / 1000.0)
                        .param("now", Columns.at(clock.instant()))
                        .update());
    }

    /** What is entered in one transaction. */
    private final class Entries implements Page {
        private final Submission submission;
        private final boolean cancelled;
        private final boolean keepAlive;
        private final Instant now;
        private long added;

        Entries(Submission submission, boolean cancelled, boolean keepAlive, Instant now) {
            this.submission = submission;
            this.cancelled = cancelled;
            this.keepAlive = keepAlive;
            this.now = now;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean needsKeepAlives() {
            return keepAlive;
        }

        @Override
        public int add(List<UserId> users) {
            Object[] names = users.stream().map(UserId::value).toArray();
            List<TaskId> ids = users.stream()
                    .map(user -> TaskId.of(submission.crawl(), new Account(submission.site(), user)))
                    .toList();
            var parameters = new SqlParameters()
                    .text("site", submission.site().value())
                    .text("crawl", submission.crawl().value())
                    .text("scope", scope(submission))
                    .number("priority", submission.priority())
                    .text("state", (submission.held() ? TaskStateName.HELD : TaskStateName.WAITING).name())
                    .time("now", now)
                    .time("not_before", submission.held() ? null : now)
                    .text("tasks", Columns.tasks(ids));
            parameters.addValue("users", new SqlArrayValue("text", names));
            int fresh = database.sql(INSERT_TASKS).paramSource(parameters).update();
            added += fresh;
            return fresh;
        }
    }

    @Override
    public boolean exists(CrawlId crawl) {
        return exists("select exists (select 1 from crawl where crawl_id = :crawl)", crawl.value());
    }

    @Override
    public boolean cancel(CrawlId crawl, Instant now) {
        return database.sql("update crawl set cancelled_at = coalesce(cancelled_at, :now) where crawl_id = :crawl")
                        .param("crawl", crawl.value())
                        .param("now", Columns.at(now))
                        .update()
                > 0;
    }

    @Override
    public void pause(CrawlId crawl, boolean paused, Instant now) {
        database.sql(PAUSE)
                .param("crawl", crawl.value())
                .param("paused", paused)
                .param("now", Columns.at(now))
                .update();
    }

    @Override
    public List<CrawlProgress> list(int limit, int offset) {
        return progress.list(limit, offset);
    }

    @Override
    public Optional<CrawlProgress> find(CrawlId crawl) {
        return progress.find(crawl);
    }
}
