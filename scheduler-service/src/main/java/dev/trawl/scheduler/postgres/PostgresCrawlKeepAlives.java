package dev.trawl.scheduler.postgres;

import dev.trawl.contract.CrawlId;
import dev.trawl.scheduler.crawl.KeepAliveMonitor.CrawlKeepAlives;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leases as rows beside their crawls. */
final class PostgresCrawlKeepAlives implements CrawlKeepAlives {

    private static final String RENEW = """
            update crawl_lease l set renewed_at = :now from crawl c
            where l.crawl_id = :crawl and c.crawl_id = l.crawl_id and c.cancelled_at is null
            returning l.renewed_at + l.lasts as until
            """;

    private static final String LAPSED = """
            select l.crawl_id from crawl_lease l
            where greatest(l.renewed_at, :listening) + l.lasts < :now
              and exists (select 1 from task t where t.crawl_id = l.crawl_id
                            and t.state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED'))
            """;

    /** Of crawls that ended while keep-alives arrived; those whose end is published are deleted already. */
    private static final String FORGET = """
            delete from crawl_lease l
            where l.renewed_at + l.lasts < :now
              and not exists (select 1 from task t where t.crawl_id = l.crawl_id
                                and t.state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED'))
            """;

    private final SchedulerDatabase database;
    private final Clock clock;

    PostgresCrawlKeepAlives(SchedulerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> renew(CrawlId crawl) {
        return database.sql(RENEW)
                .param("crawl", crawl.value())
                .param("now", Columns.at(clock.instant()))
                .query((row, n) -> Columns.instant(row, "until"))
                .optional();
    }

    @Override
    public boolean release(CrawlId crawl) {
        return database.sql("delete from crawl_lease where crawl_id = :crawl")
                        .param("crawl", crawl.value())
                        .update()
                > 0;
    }

    @Override
    public List<CrawlId> lapsed(Instant listening) {
        var now = Columns.at(clock.instant());
        database.sql(FORGET).param("now", now).update();
        return database.sql(LAPSED)
                .param("listening", Columns.at(listening))
                .param("now", now)
                .query((row, n) -> new CrawlId(row.getString("crawl_id")))
                .list();
    }
}
