package dev.trawl.scheduler.postgres;

import dev.trawl.scheduler.ledger.CrawlEnds;
import dev.trawl.scheduler.ledger.Leases;
import dev.trawl.scheduler.ledger.Ledger;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.LetterBox;
import dev.trawl.scheduler.ledger.Outbox;
import dev.trawl.scheduler.ledger.RobotsBook;
import dev.trawl.scheduler.ledger.SiteRules;
import dev.trawl.scheduler.ledger.StoredRows;
import dev.trawl.scheduler.ledger.Watch;
import dev.trawl.scheduler.ledger.Wishes;
import dev.trawl.scheduler.publishing.Claims;
import dev.trawl.scheduler.publishing.PublishingLimits;
import dev.trawl.scheduler.submission.CrawlBook;
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
        LetterBox letters,
        Outbox outbox,
        Wishes wishes,
        CrawlBook book,
        Claims claims,
        Watch.Overdue overdue,
        RobotsBook robots,
        CrawlEnds ends,
        Leases leases,
        StoredRows rows) {

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
                new PostgresReader(jdbc, clock),
                new PostgresLetterBox(transactions),
                new PostgresOutbox(jdbc, clock),
                new PostgresWishes(transactions, ledger, clock),
                new PostgresCrawlBook(transactions, clock),
                new PostgresClaims(transactions, ledger, sites, rules, limits, clock),
                new PostgresOverdue(jdbc, rules, rowsWithin, clock),
                new PostgresRobotsBook(jdbc, clock),
                new PostgresCrawlEnds(jdbc, clock),
                new PostgresLeases(jdbc, clock),
                new PostgresStoredRows(jdbc));
    }
}
