package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Account;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.publishing.CrawlQueue;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Crawls, accounts and tasks, entered with arrays: one statement a batch. */
final class PostgresCrawlStore implements CrawlStore {

    private static final String CRAWL = """
            insert into crawl (crawl_id, site, scope, source, submitted_at) values (?, ?, ?, ?, ?)
            on conflict (crawl_id) do nothing
            """;

    /** Locked against being cancelled meanwhile. */
    private static final String CANCELLED = """
            select cancelled_at is not null from crawl where crawl_id = ? for share
            """;

    private static final String TASKS = """
            with accounts as (
                insert into account (site, user_id, first_submitted_at)
                select ?, u, ? from unnest(?::text[]) u on conflict do nothing)
            insert into task (task_id, crawl_id, site, user_id, scope, priority, submitted_at, state, state_since, not_before)
            select t, ?, ?, u, ?, ?, ?, ?, ?, ? from unnest(?::uuid[], ?::text[]) as tu (t, u) on conflict do nothing
            """;

    /** A client that submits its crawl again sends keep-alives again; a crawl without any continues by itself. */
    private static final String ATTEND = """
            insert into crawl_lease (crawl_id, lasts, attended_at) values (?, make_interval(secs => ?), ?)
            """;

    private static final String ATTEND_AGAIN = """
            update crawl_lease set lasts = make_interval(secs => ?), attended_at = ? where crawl_id = ?
            """;

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final CrawlQueueRows lanes;
    private final Clock clock;

    PostgresCrawlStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.jdbc = transactions.jdbc();
        this.lanes = new CrawlQueueRows(jdbc);
        this.clock = clock;
    }

    @Override
    public <T> T enter(Submission submission, Function<Page, T> entering) {
        return transactions.run(() -> {
            Timestamp now = Columns.at(clock.instant());
            String crawl = submission.crawl().value();
            String scope = submission.scope().name().toLowerCase(Locale.ROOT);
            List<Boolean> there = jdbc.queryForList(CANCELLED, Boolean.class, crawl);
            int opened = 0;
            if (there.isEmpty()) {
                opened = jdbc.update(
                        CRAWL,
                        crawl,
                        submission.site().value(),
                        scope,
                        submission.source().label(),
                        now);
                there = jdbc.queryForList(CANCELLED, Boolean.class, crawl);
            }
            boolean cancelled = there.contains(true);
            boolean attended = submission.attended().isPresent() && (opened > 0 || isAttended(crawl));
            var page = new Entries(submission, scope, cancelled, attended, now);
            T result = entering.apply(page);
            if (page.added > 0) {
                jdbc.update("insert into crawl_to_end (crawl_id) values (?)", crawl);
            } else if (opened > 0) {
                jdbc.update("delete from crawl where crawl_id = ?", crawl);
            }
            if (page.added > 0 && !submission.held()) {
                lanes.wake(new CrawlQueue(submission.site(), submission.priority(), submission.crawl()), now);
            }
            if (attended && (opened == 0 || page.added > 0)) {
                attend(submission, opened > 0);
            }
            return result;
        });
    }

    private boolean isAttended(String crawl) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from crawl_lease where crawl_id = ?)", Boolean.class, crawl));
    }

    /** From the end of the upload on, which may have taken longer than the lease. */
    private void attend(Submission submission, boolean opened) {
        String crawl = submission.crawl().value();
        Timestamp heard = Columns.at(clock.instant());
        submission.attended().map(lease -> lease.toMillis() / 1000.0).ifPresent(seconds -> {
            if (opened) {
                jdbc.update(ATTEND, crawl, seconds, heard);
            } else {
                jdbc.update(ATTEND_AGAIN, seconds, heard, crawl);
            }
        });
    }

    /** What is entered in one transaction. */
    private final class Entries implements Page {
        private final Submission submission;
        private final String scope;
        private final boolean cancelled;
        private final boolean attended;
        private final Timestamp now;
        private long added;

        Entries(Submission submission, String scope, boolean cancelled, boolean attended, Timestamp now) {
            this.submission = submission;
            this.scope = scope;
            this.cancelled = cancelled;
            this.attended = attended;
            this.now = now;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean isAttended() {
            return attended;
        }

        @Override
        public int add(List<UserId> users) {
            String site = submission.site().value();
            String[] names = users.stream().map(UserId::value).toArray(String[]::new);
            UUID[] ids = users.stream()
                    .map(user -> TaskId.of(submission.crawl(), new Account(submission.site(), user))
                            .value())
                    .toArray(UUID[]::new);
            int fresh = jdbc.update(TASKS, statement -> {
                var userArray = statement.getConnection().createArrayOf("text", names);
                statement.setString(1, site);
                statement.setTimestamp(2, now);
                statement.setArray(3, userArray);
                statement.setString(4, submission.crawl().value());
                statement.setString(5, site);
                statement.setString(6, scope);
                statement.setInt(7, submission.priority());
                statement.setTimestamp(8, now);
                statement.setString(9, submission.held() ? "HELD" : "WAITING");
                statement.setTimestamp(10, now);
                statement.setTimestamp(11, submission.held() ? null : now);
                statement.setArray(12, statement.getConnection().createArrayOf("uuid", ids));
                statement.setArray(13, userArray);
            });
            added += fresh;
            return fresh;
        }
    }
}
