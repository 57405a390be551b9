package dev.trawl.scheduler.postgres;

import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.site.ExpectedLoads;
import dev.trawl.scheduler.site.SitePace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is known of a site beside its file. */
final class SiteRows {

    private static final String SITES = "select * from site where site = any (?::text[])";
    private static final String LOADS = """
            insert into site (site, recent_loads, loads_at) values (?, ?, ?)
            on conflict (site) do update set recent_loads = excluded.recent_loads, loads_at = excluded.loads_at
            """;
    private static final Duration HALF_LIFE = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;

    SiteRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A site as it is now.
     *
     * @param open whether it may be visited: not paused, and not to be left alone
     * @param recent page loads that were expected of what was published lately
     */
    record Known(boolean open, Optional<Instant> succeededAt, SitePace pace, ExpectedLoads expected, double recent) {

        static final Known NOTHING = new Known(
                true, Optional.empty(), SitePace.UNKNOWN, new ExpectedLoads(Optional.empty(), Optional.empty()), 0);
    }

    /** Those that are known; nothing is known of the others. */
    Map<SiteId, Known> known(Collection<SiteId> sites, Instant now) {
        String[] names = sites.stream().map(SiteId::value).toArray(String[]::new);
        var known = new HashMap<SiteId, Known>();
        sites.forEach(site -> known.put(site, Known.NOTHING));
        jdbc.query(
                SITES,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", names)),
                row -> {
                    known.put(new SiteId(row.getString("site")), read(row, now));
                });
        return known;
    }

    private static Known read(ResultSet row, Instant now) throws SQLException {
        boolean resting =
                Columns.optional(row, "resting_until").filter(now::isBefore).isPresent();
        return new Known(
                !row.getBoolean("paused") && !resting,
                Columns.optional(row, "succeeded_at"),
                pace(row),
                new ExpectedLoads(Columns.number(row, "list_pages"), Columns.number(row, "bodies_pages")),
                faded(row.getDouble("recent_loads"), Columns.optional(row, "loads_at"), now));
    }

    /** From the columns {@code slowed}, {@code robots_at}, {@code crawl_delay_ms} and {@code delayed_at}. */
    static SitePace pace(ResultSet row) throws SQLException {
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

    /** Notes how many page loads a site had lately. */
    void loads(SiteId site, double recent, Instant now) {
        jdbc.update(LOADS, site.value(), recent, Columns.at(now));
    }
}
