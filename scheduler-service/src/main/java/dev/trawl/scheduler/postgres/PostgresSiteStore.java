package dev.trawl.scheduler.postgres;

import dev.trawl.contract.Account;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.postgres.ArrayLiterals;
import dev.trawl.scheduler.site.ExpectedLoads;
import dev.trawl.scheduler.site.SitePace;
import dev.trawl.scheduler.site.SiteStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** The table {@code site}, and in {@code account} how many pages its visits had. */
final class PostgresSiteStore implements SiteStore {

    private static final Duration HALF_LIFE = Duration.ofMinutes(1);

    /** The tasks out are few, and have an index of their own. */
    private static final String STATUSES = """
            select site, coalesce(paused, false) as paused, resting_until, coalesce(tasks_out, 0) as tasks_out,
                   coalesce(slowed, 1) as slowed, robots_at, crawl_delay_ms, delayed_at
            from site full join (select site, count(*) as tasks_out from task
                                 where state in ('QUEUED', 'CANCELLING', 'FETCHED') group by site) under_way using (site)
            """;

    private static final String PAUSE = """
            insert into site (site, paused) values (:site, :paused)
            on conflict (site) do update set paused = excluded.paused
            """;

    private static final String KEEP_ROBOTS = """
            insert into site (site, robots_at, crawl_delay_ms, delayed_at)
            values (:site, :robots_at, :crawl_delay, :delayed_at)
            on conflict (site) do update
            set robots_at = excluded.robots_at, crawl_delay_ms = excluded.crawl_delay_ms,
                delayed_at = case when site.crawl_delay_ms is distinct from excluded.crawl_delay_ms then :now
                                  else site.delayed_at end
            where site.robots_at is null or site.robots_at < excluded.robots_at
            """;

    private static final String SUCCEEDED = """
            insert into site (site, succeeded_at) values (:site, :now)
            on conflict (site) do update set succeeded_at = excluded.succeeded_at
            where site.succeeded_at is null or site.succeeded_at < excluded.succeeded_at - interval '1 second'
            """;

    private static final String EASE = """
            update site set slowed = case when slowed < 1.05 then 1 else 1 + (slowed - 1) * :eased end, eased_at = :now
            where site = :site and slowed > 1 and greatest(slowed_at, eased_at) <= :eased_before
            """;

    /** Only for what was published after the last time: other visits that were out then say nothing of the new pace. */
    private static final String SLOW = """
            insert into site (site, slowed, slowed_at) values (:site, :slower, :now)
            on conflict (site) do update set slowed = least(:slowest, site.slowed * :slower), slowed_at = excluded.slowed_at
            where site.slowed_at is null or site.slowed_at < :published_at
            """;

    private static final String REST = """
            insert into site (site, resting_until) values (:site, :until)
            on conflict (site) do update
            set resting_until = greatest(coalesce(site.resting_until, excluded.resting_until), excluded.resting_until)
            """;

    private static final String PAGES_OF_ACCOUNT = """
            update account set %1$s_pages = :pages
            where site = :site and user_id = :user and %1$s_pages is distinct from :pages
            """;

    private static final String MEAN_OF_SITE = """
            insert into site (site, %1$s_pages) values (:site, :pages)
            on conflict (site) do update
            set %1$s_pages = coalesce(site.%1$s_pages, excluded.%1$s_pages) * 15 / 16 + excluded.%1$s_pages / 16
            """;

    private static final String PUBLISHED = """
            insert into site (site, recent_loads, loads_at) values (:site, :recent, :now)
            on conflict (site) do update set recent_loads = excluded.recent_loads, loads_at = excluded.loads_at
            """;

    private final SchedulerDatabase database;
    private final Clock clock;

    PostgresSiteStore(SchedulerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Map<SiteId, SiteState> states(Collection<SiteId> sites, Instant now) {
        var states = new HashMap<SiteId, SiteState>();
        sites.forEach(site -> states.put(site, SiteState.UNKNOWN));
        database.sql("select * from site where site = any (:sites::text[])")
                .param("sites", ArrayLiterals.ofTexts(sites.stream().map(SiteId::value)))
                .query(row -> {
                    states.put(new SiteId(row.getString("site")), state(row, now));
                });
        return states;
    }

    private static SiteState state(ResultSet row, Instant now) throws SQLException {
        boolean resting =
                Columns.optional(row, "resting_until").filter(now::isBefore).isPresent();
        return new SiteState(
                !row.getBoolean("paused") && !resting,
                Columns.optional(row, "succeeded_at"),
                pace(row),
                new ExpectedLoads(Columns.number(row, "list_pages"), Columns.number(row, "bodies_pages")),
                faded(row.getDouble("recent_loads"), Columns.optional(row, "loads_at"), now));
    }

    private static SitePace pace(ResultSet row) throws SQLException {
        return new SitePace(
                row.getDouble("slowed"),
                Columns.optional(row, "robots_at"),
                Duration.ofMillis(row.getLong("crawl_delay_ms")),
                Columns.optional(row, "delayed_at"));
    }

    private static double faded(double loads, Optional<Instant> at, Instant now) {
        double halves = at.map(then -> (double) Duration.between(then, now).toMillis() / HALF_LIFE.toMillis())
                .orElse(0.0);
        return loads * Math.pow(0.5, Math.max(0, halves));
    }

    @Override
    public Map<SiteId, SiteStatus> statuses() {
        var statuses = new HashMap<SiteId, SiteStatus>();
        Instant now = clock.instant();
        database.sql(STATUSES).query(row -> {
            statuses.put(
                    new SiteId(row.getString("site")),
                    new SiteStatus(
                            row.getBoolean("paused"),
                            Columns.optional(row, "resting_until").filter(now::isBefore),
                            row.getInt("tasks_out"),
                            pace(row)));
        });
        return statuses;
    }

    @Override
    public void pause(SiteId site, boolean paused) {
        database.sql(PAUSE).param("site", site.value()).param("paused", paused).update();
    }

    @Override
    public boolean keepRobots(Heartbeat.Robots robots) {
        Instant now = clock.instant();
        Optional<Duration> delay = Optional.ofNullable(robots.crawlDelay());
        var parameters = new SqlParameters()
                .text("site", robots.site().value())
                // the clock of a fetcher may be ahead of the scheduler's
                .time("robots_at", robots.readAt().isAfter(now) ? now : robots.readAt())
                .number("crawl_delay", delay.map(Duration::toMillis).orElse(null))
                .time("delayed_at", delay.map(asked -> now))
                .time("now", now);
        try {
            database.sql(KEEP_ROBOTS).paramSource(parameters).update();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    @Override
    public void succeeded(SiteId site, Instant now) {
        database.sql(SUCCEEDED)
                .param("site", site.value())
                .param("now", Columns.at(now))
                .update();
        database.sql(EASE)
                .param("site", site.value())
                .param("eased", SitePace.EASED)
                .param("now", Columns.at(now))
                .param("eased_before", Columns.at(now.minus(SitePace.EASED_AFTER)))
                .update();
    }

    @Override
    public void refused(SiteId site, Instant publishedAt, Instant now) {
        database.sql(SLOW)
                .param("site", site.value())
                .param("slower", SitePace.SLOWER)
                .param("slowest", SitePace.SLOWEST)
                .param("now", Columns.at(now))
                .param("published_at", Columns.at(publishedAt))
                .update();
    }

    @Override
    public void rest(SiteId site, Instant until) {
        database.sql(REST)
                .param("site", site.value())
                .param("until", Columns.at(until))
                .update();
    }

    @Override
    public void visited(Account account, Scope scope, int pages) {
        String column = switch (scope) {
            case LIST -> "list";
            case BODIES -> "bodies";
            case PROFILE -> throw new IllegalArgumentException("scope is profile, expected one with a list");
        };
        database.sql(PAGES_OF_ACCOUNT.formatted(column))
                .param("pages", pages)
                .param("site", account.site().value())
                .param("user", account.userId().value())
                .update();
        database.sql(MEAN_OF_SITE.formatted(column))
                .param("site", account.site().value())
                .param("pages", (double) pages)
                .update();
    }

    @Override
    public void published(SiteId site, double recentLoads, Instant now) {
        database.sql(PUBLISHED)
                .param("site", site.value())
                .param("recent", recentLoads)
                .param("now", Columns.at(now))
                .update();
    }
}
