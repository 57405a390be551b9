package dev.trawl.scheduler.postgres;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CrawlId;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.scheduler.crawl.CrawlEnds.Due;
import dev.trawl.testing.SteppingClock;
import dev.trawl.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** No end of a crawl is lost between two transactions, and looking for them is cheap. */
class PostgresCrawlEndsIT {

    private final Clock clock = SteppingClock.somewhen();

    @SuppressWarnings("NullAway.Init") // set before each test
    private JdbcTemplate jdbc;

    @SuppressWarnings("NullAway.Init") // set before each test
    private PostgresCrawlEnds ends;

    @BeforeEach
    void open() {
        Database database = TestPostgres.freshDatabase();
        var pool = new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        Flyway.configure()
                .dataSource(pool)
                .schemas("scheduler")
                .defaultSchema("scheduler")
                .locations("classpath:db/scheduler")
                .load()
                .migrate();
        pool.setSchema("scheduler");
        jdbc = new JdbcTemplate(pool);
        ends = new PostgresCrawlEnds(new SchedulerDatabase(pool), clock);
    }

    /** Crawls c1 to cN, each with its tasks, all waiting. */
    private void crawls(int number, int tasks) {
        jdbc.update("""
                insert into crawl (crawl_id, site, scope, source, submitted_at)
                select 'c' || c, 'demo', 'list', 'http', now() from generate_series(1, ?) c
                """, number);
        jdbc.update("""
                insert into account (site, user_id, first_submitted_at)
                select 'demo', 'u' || u, now() from generate_series(1, ?) u on conflict do nothing
                """, tasks);
        jdbc.update("""
                insert into task (task_id, crawl_id, site, user_id, scope, priority, submitted_at, state, state_since, not_before)
                select gen_random_uuid(), 'c' || c, 'demo', 'u' || u, 'list', 5, now(), 'WAITING', now(), now()
                from generate_series(1, ?) c, generate_series(1, ?) u
                """, number, tasks);
        jdbc.update("insert into crawl_to_end (crawl_id) select 'c' || c from generate_series(1, ?) c", number);
        jdbc.execute("analyze");
    }

    private static final String END =
            "update task set state = 'NOT_FOUND', not_before = null where crawl_id = 'c1' and user_id = '%s'";

    @Test
    void twoTransactionsThatEndTheLastTwoTasksAtOnceLoseNoEnd() throws SQLException {
        crawls(2, 2);
        try (Connection one = begun();
                Connection other = begun()) {
            one.createStatement().execute(END.formatted("u1"));
            other.createStatement().execute(END.formatted("u2"));
            assertThat(ends.due(10)).isEmpty();
            one.commit();
            assertThat(ends.due(10)).isEmpty();
            other.commit();
        }
        List<Due> due = ends.due(10);
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().end().submitted()).isEqualTo(2);
        assertThat(ends.ended(List.of(new CrawlId("c1"), new CrawlId("c2")))).isEqualTo(Set.of(new CrawlId("c1")));
        ends.published(due);
        assertThat(ends.due(10)).isEmpty();
    }

    private Connection begun() throws SQLException {
        Connection connection =
                java.util.Objects.requireNonNull(jdbc.getDataSource()).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Test
    void usersEnteredWhileAnEndIsPublishedHaveAnEndOfTheirOwn() {
        crawls(1, 2);
        jdbc.update(END.formatted("u1"));
        jdbc.update(END.formatted("u2"));
        List<Due> first = ends.due(10);
        // a user is entered before the end is published, and its task ends at once
        jdbc.update("insert into crawl_to_end (crawl_id) values ('c1')");
        ends.published(first);
        assertThat(ends.due(10)).hasSize(1);
    }

    @Test
    void fiveThousandOpenCrawlsAreLookedAtInNoTime() {
        crawls(5_000, 20);
        ends.due(500);
        long begun = System.nanoTime();
        assertThat(ends.due(500)).isEmpty();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("5,000 open crawls with 100,000 tasks: a look takes " + took.toMillis() + " ms");
        assertThat(took).isLessThan(allow(Duration.ofSeconds(1)));
    }
}
