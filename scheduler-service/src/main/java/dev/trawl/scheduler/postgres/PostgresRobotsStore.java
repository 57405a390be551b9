package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Heartbeat;
import dev.trawl.scheduler.ledger.RobotsStore;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What sites ask for in robots.txt, in the row of the site. */
final class PostgresRobotsStore implements RobotsStore {

    private static final String KEEP = """
            insert into site (site, robots_at, crawl_delay_ms, delayed_at) values (?, ?, ?::bigint, ?)
            on conflict (site) do update
            set robots_at = excluded.robots_at, crawl_delay_ms = excluded.crawl_delay_ms,
                delayed_at = case when site.crawl_delay_ms is distinct from excluded.crawl_delay_ms then ?
                                  else site.delayed_at end
            where site.robots_at is null or site.robots_at < excluded.robots_at
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PostgresRobotsStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void keep(Heartbeat.Robots robots) {
        Instant now = clock.instant();
        @Nullable
        Long delay =
                Optional.ofNullable(robots.crawlDelay()).map(Duration::toMillis).orElse(null);
        @Nullable Timestamp delayed = delay == null ? null : Columns.at(now);
        // the clock of a fetcher may be ahead of the scheduler's
        Instant readAt = robots.readAt().isAfter(now) ? now : robots.readAt();
        jdbc.update(KEEP, robots.site().value(), Columns.at(readAt), delay, delayed, Columns.at(now));
    }
}
