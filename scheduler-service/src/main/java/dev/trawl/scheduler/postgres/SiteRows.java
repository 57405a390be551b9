package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Outcome;
import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.task.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is known of a site beside its file. */
final class SiteRows {

    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private static final String SUCCEEDED = """
            insert into site (site, succeeded_at) values (?, ?)
            on conflict (site) do update set succeeded_at = excluded.succeeded_at
            where site.succeeded_at is null or site.succeeded_at < excluded.succeeded_at - interval '1 second'
            """;

    private static final String REST = """
            insert into site (site, resting_until) values (?, ?)
            on conflict (site) do update
            set resting_until = greatest(coalesce(site.resting_until, excluded.resting_until), excluded.resting_until)
            """;

    private final JdbcTemplate jdbc;

    SiteRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<SiteId, Optional<Instant>> succeeded(List<SiteId> sites) {
        var times = new HashMap<SiteId, Optional<Instant>>();
        for (SiteId site : sites) {
            jdbc.query(
                    "select succeeded_at from site where site = ?",
                    row -> {
                        times.put(site, Columns.optional(row, "succeeded_at"));
                    },
                    site.value());
        }
        return times;
    }

    /** Keeps what an outcome says of its whole site. */
    void note(TaskEvent event, Instant now) {
        if (!(event instanceof TaskEvent.Told(Outcome outcome))) {
            return;
        }
        String site = outcome.visit().site().value();
        if (outcome instanceof Outcome.Fetched || outcome instanceof Outcome.Empty) {
            jdbc.update(SUCCEEDED, site, Columns.at(now));
        } else if (outcome instanceof Outcome.Blocked blocked) {
            Optional<Duration> rest = rest(blocked.retryAfter());
            // counted from when it was said, so that the same word read twice asks for no more; a clock that is ahead
            // of ours asks for no more either
            Instant said = blocked.at().isAfter(now) ? now : blocked.at();
            rest.ifPresent(time -> jdbc.update(REST, site, Columns.at(said.plus(time))));
        }
    }

    private static Optional<Duration> rest(@Nullable Duration asked) {
        return Optional.ofNullable(asked)
                .filter(Duration::isPositive)
                .map(time -> time.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : time);
    }
}
