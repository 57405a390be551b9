package dev.trawl.scheduler.postgres;

import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.VisitId;
import dev.trawl.scheduler.ledger.OverdueMonitor;
import dev.trawl.scheduler.task.RetryRules;
import dev.trawl.scheduler.task.SiteRules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds tasks that look overdue. */
final class PostgresOverdueTasks implements OverdueMonitor.Overdue {

    /** After this time rows are not waited for any more, even if no other task shows that storage goes on. */
    private static final Duration ROWS_AT_LAST = Duration.ofHours(24);

    /**
     * The third: fetched long ago, while storage has long since ended tasks that were fetched later, or a day ago. Storage
     * that stands still, or works off a backlog, is not meant.
     */
    private static final String SUSPECTS = """
            (select task_id, site, visit, false as fetched from task
             where state in ('QUEUED', 'CANCELLING') and visit is not null and overdue_at < ? limit 500)
            union all
            (select task_id, site, visit, false as fetched from task
             where state in ('QUEUED', 'CANCELLING') and visit is null and expires_at < ? limit 500)
            union all
            (select t.task_id, t.site, null, true from task t
             where t.state = 'FETCHED' and t.fetched_at < ?
               and (t.fetched_at < ?
                    or exists (select 1 from task s where s.site = t.site and s.state in ('STORED', 'EMPTY')
                                                      and s.fetched_at > t.fetched_at + interval '1 minute'
                                                      and s.state_since < ?)) limit 500)
            """;

    private final JdbcTemplate jdbc;
    private final SiteRows sites;
    private final SiteRules rules;
    private final Duration rowsWithin;
    private final Clock clock;

    /** @param rowsWithin how long a fetched task may wait for its rows while storage goes on */
    PostgresOverdueTasks(JdbcTemplate jdbc, SiteRules rules, Duration rowsWithin, Clock clock) {
        this.jdbc = jdbc;
        this.sites = new SiteRows(jdbc);
        this.rules = rules;
        this.rowsWithin = rowsWithin;
        this.clock = clock;
    }

    @Override
    public List<OverdueMonitor.Suspect> suspects(Instant heardUpTo) {
        Instant rowsDue = clock.instant().minus(rowsWithin);
        Timestamp rows = Columns.at(rowsDue);
        List<Found> found = jdbc.query(
                SUSPECTS,
                (row, n) -> new Found(
                        new TaskId(row.getObject("task_id", UUID.class)),
                        new SiteId(row.getString("site")),
                        Optional.ofNullable(row.getObject("visit", UUID.class)).map(VisitId::new),
                        row.getBoolean("fetched")),
                Columns.at(heardUpTo),
                Columns.at(heardUpTo.minus(RetryRules.GRACE)),
                rows,
                Columns.at(heardUpTo.minus(ROWS_AT_LAST)),
                rows);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<SiteId, SiteRows.Known> known =
                sites.known(found.stream().map(Found::site).distinct().toList(), clock.instant());
        return found.stream()
                .map(task -> new OverdueMonitor.Suspect(
                        task.id(),
                        task.visit(),
                        task.fetched() ? Optional.of(rowsDue) : Optional.empty(),
                        rules.of(
                                        task.site(),
                                        known.getOrDefault(task.site(), SiteRows.Known.NOTHING)
                                                .pace())
                                .silence()))
                .toList();
    }

    /** A row of {@link #SUSPECTS}. */
    private record Found(TaskId id, SiteId site, Optional<VisitId> visit, boolean fetched) {}
}
