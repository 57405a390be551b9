package dev.trawl.scheduler.postgres;

import dev.trawl.messages.CrawlId;
import dev.trawl.scheduler.crawl.CrawlKeepAlives;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leases as rows beside their crawls. */
final class PostgresCrawlKeepAlives implements CrawlKeepAlives {

    private static final String RENEW = """
            update crawl_lease l set attended_at = ? from crawl c
            where l.crawl_id = ? and c.crawl_id = l.crawl_id and c.cancelled_at is null
            returning l.attended_at + l.lasts as until
            """;

    private static final String LAPSED = """
            select l.crawl_id from crawl_lease l
            where greatest(l.attended_at, ?) + l.lasts < ?
              and exists (select 1 from task t where t.crawl_id = l.crawl_id
                            and t.state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED'))
            """;

    /** Of crawls that ended while keep-alives arrived; those whose end is published are deleted already. */
    private static final String FORGET = """
            delete from crawl_lease l
            where l.attended_at + l.lasts < ?
              and not exists (select 1 from task t where t.crawl_id = l.crawl_id
                                and t.state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED'))
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PostgresCrawlKeepAlives(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> renew(CrawlId crawl) {
        return jdbc
                .query(RENEW, (row, n) -> Columns.instant(row, "until"), Columns.at(clock.instant()), crawl.value())
                .stream()
                .findFirst();
    }

    @Override
    public boolean release(CrawlId crawl) {
        return jdbc.update("delete from crawl_lease where crawl_id = ?", crawl.value()) > 0;
    }

    @Override
    public List<CrawlId> lapsed(Instant listening) {
        var now = Columns.at(clock.instant());
        jdbc.update(FORGET, now);
        return jdbc.query(LAPSED, (row, n) -> new CrawlId(row.getString("crawl_id")), Columns.at(listening), now);
    }
}
