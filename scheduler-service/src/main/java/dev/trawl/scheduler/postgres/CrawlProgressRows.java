package dev.trawl.scheduler.postgres;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.postgres.ArrayLiterals;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crawls with the counts of their tasks. Counting reads every task of the crawls asked for. */
final class CrawlProgressRows {

    private static final String COUNTS = """
            select crawl_id, site, state, coalesce(kind, '') as kind, count(*) as tasks, sum(pages) as pages
            from task where crawl_id = any (:crawls::text[]) group by crawl_id, site, state, kind
            order by crawl_id, site
            """;

    private static final String NEXT_DUE = """
            select not_before, reason from task
            where crawl_id = :crawl and state = 'WAITING' order by not_before limit 1
            """;

    private final SchedulerDatabase database;

    CrawlProgressRows(SchedulerDatabase database) {
        this.database = database;
    }

    List<CrawlProgress> list(int limit, int offset) {
        return progress(
                database.sql("select * from crawl order by submitted_at desc, crawl_id limit :limit offset :offset")
                        .param("limit", limit)
                        .param("offset", offset)
                        .query((row, n) -> Row.read(row))
                        .list());
    }

    Optional<CrawlProgress> find(CrawlId crawl) {
        return progress(database.sql("select * from crawl where crawl_id = :crawl")
                        .param("crawl", crawl.value())
                        .query((row, n) -> Row.read(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** A row of {@code crawl}. */
    private record Row(
            CrawlId crawl,
            SiteId site,
            String scope,
            String source,
            Instant at,
            Optional<Instant> cancelledAt,
            Optional<Instant> pausedAt) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    new CrawlId(row.getString("crawl_id")),
                    new SiteId(row.getString("site")),
                    row.getString("scope"),
                    row.getString("source"),
                    Columns.instant(row, "submitted_at"),
                    Columns.optional(row, "cancelled_at"),
                    Columns.optional(row, "paused_at"));
        }
    }

    /** What is counted of one crawl. */
    private static final class Tally {
        private final List<TaskCounts.Group> groups = new ArrayList<>();
        private final List<SiteId> sites = new ArrayList<>();
        private final Map<SiteId, Long> waiting = new HashMap<>();
        private long pages;
    }

    private List<CrawlProgress> progress(List<Row> crawls) {
        var tallies = new HashMap<String, Tally>();
        String ids =
                ArrayLiterals.ofTexts(crawls.stream().map(row -> row.crawl().value()));
        database.sql(COUNTS).param("crawls", ids).query(row -> {
            Tally tally = tallies.computeIfAbsent(row.getString("crawl_id"), id -> new Tally());
            TaskCounts.Group group = PostgresTaskStore.group(row);
            tally.groups.add(group);
            tally.pages += row.getLong("pages");
            var site = new SiteId(row.getString("site"));
            if (!tally.sites.contains(site)) {
                tally.sites.add(site);
            }
            if (group.state() == TaskStateName.WAITING) {
                tally.waiting.merge(site, group.tasks(), Long::sum);
            }
        });
        return crawls.stream()
                .map(row -> progress(row, tallies.getOrDefault(row.crawl().value(), new Tally())))
                .toList();
    }

    private CrawlProgress progress(Row row, Tally tally) {
        TaskCounts counts = TaskCounts.of(tally.groups);
        Optional<Map.Entry<Instant, String>> next = counts.in(TaskStateName.WAITING) > 0
                ? database.sql(NEXT_DUE)
                        .param("crawl", row.crawl().value())
                        .query((due, n) -> Map.entry(Columns.instant(due, "not_before"), due.getString("reason")))
                        .optional()
                : Optional.empty();
        return new CrawlProgress(
                row.crawl(),
                row.site(),
                tally.sites,
                row.scope(),
                row.source(),
                row.at(),
                row.cancelledAt(),
                row.pausedAt(),
                counts,
                tally.waiting,
                tally.pages,
                next.map(Map.Entry::getKey),
                next.map(Map.Entry::getValue).filter(reason -> !reason.isEmpty()));
    }
}
