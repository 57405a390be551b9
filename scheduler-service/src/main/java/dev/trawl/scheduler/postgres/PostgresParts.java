package dev.trawl.scheduler.postgres;

import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.CrawlKeepAlives;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import dev.trawl.scheduler.ledger.Ledger;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.Outbox;
import dev.trawl.scheduler.ledger.OverdueMonitor;
import dev.trawl.scheduler.ledger.RobotsStore;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.publishing.Claims;
import dev.trawl.scheduler.publishing.PublishingLimits;
import dev.trawl.scheduler.task.SiteRules;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that is kept in Postgres, over one pool of connections. */
public record PostgresParts(
        Migrations migrations,
        Ledger ledger,
        LedgerReader reader,
        LetterStore letters,
        Outbox outbox,
        TaskCommands wishes,
        CrawlStore book,
        Claims claims,
        OverdueMonitor.Overdue overdue,
        RobotsStore robots,
        CrawlEnds ends,
        CrawlKeepAlives leases,
        StoredAccountRows rows) {

    private static final int QUERY_SECONDS = 30;

    /** @param rowsWithin how long a fetched task may wait for its rows while storage goes on */
    public static PostgresParts over(
            DataSource pool, Sites sites, SiteRules rules, PublishingLimits limits, Duration rowsWithin, Clock clock) {
        var migrations = new Migrations(pool, clock);
        DataSource opened = migrations.opened();
        var jdbc = new JdbcTemplate(opened);
        jdbc.setQueryTimeout(QUERY_SECONDS);
        var transactions = new Transactions(new TransactionTemplate(new JdbcTransactionManager(opened)), jdbc);
        var ledger = new PostgresLedger(transactions, rules, clock);
        return new PostgresParts(
                migrations,
                ledger,
                new PostgresLedgerReader(jdbc, clock),
                new PostgresLetterStore(transactions),
                new PostgresOutbox(jdbc, clock),
                new PostgresTaskCommands(transactions, ledger, clock),
                new PostgresCrawlStore(transactions, clock),
                new PostgresClaims(transactions, ledger, sites, rules, limits, clock),
                new PostgresOverdueTasks(jdbc, rules, rowsWithin, clock),
                new PostgresRobotsStore(jdbc, clock),
                new PostgresCrawlEnds(jdbc, clock),
                new PostgresCrawlKeepAlives(jdbc, clock),
                new PostgresStoredAccountRows(jdbc));
    }
}
