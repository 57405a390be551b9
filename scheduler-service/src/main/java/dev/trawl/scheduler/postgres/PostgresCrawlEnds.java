package dev.trawl.scheduler.postgres;

import dev.trawl.contract.CrawlEnd;
import dev.trawl.contract.CrawlId;
import dev.trawl.postgres.ArrayLiterals;
import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.task.TaskCounts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends of crawls, read in one statement each, so that what is counted is what was decided on. */
final class PostgresCrawlEnds implements CrawlEnds {

    private static final String NO_OPEN_TASK = """
            not exists (select 1 from task t where t.crawl_id = c.crawl_id
                                               and t.state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED'))
            """;

    /** Counted crawl by crawl: there are few that have ended, and very many tasks. */
    private static final String DUE = """
            with ended as materialized (
                select c.crawl_id, c.entries
                from (select crawl_id, array_agg(entry) as entries from crawl_to_end group by crawl_id) c
                where %s limit :limit)
            select e.crawl_id, e.entries::text as entries, t.state, t.kind, t.tasks
            from ended e cross join lateral (
                select state, coalesce(kind, '') as kind, count(*) as tasks
                from task where crawl_id = e.crawl_id group by state, kind) t
            order by e.crawl_id
            """.formatted(NO_OPEN_TASK);

    /** The newest entry decides. */
    private static final String DOUBLE = """
            delete from crawl_to_end a using crawl_to_end b where a.crawl_id = b.crawl_id and a.entry < b.entry
            """;

    private static final String ENDED =
            "select c.crawl_id from unnest(:crawls::text[]) as c (crawl_id) where " + NO_OPEN_TASK;

    private static final String FORGET_LEASES = """
            delete from crawl_lease where crawl_id in (
                select c.crawl_id from crawl_lease c where c.crawl_id = any (:crawls::text[]) and %s)
            """.formatted(NO_OPEN_TASK);

    private final SchedulerDatabase database;
    private final Clock clock;

    PostgresCrawlEnds(SchedulerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is read of one crawl. */
    private record Tally(List<Long> entries, List<TaskCounts.Group> groups) {}

    @Override
    public List<Due> due(int limit) {
        database.sql(DOUBLE).update();
        var tallies = new LinkedHashMap<CrawlId, Tally>();
        database.sql(DUE).param("limit", limit).query(row -> {
            String entries = row.getString("entries");
            tallies.computeIfAbsent(
                            new CrawlId(row.getString("crawl_id")),
                            crawl -> new Tally(numbers(entries), new ArrayList<>()))
                    .groups()
                    .add(PostgresTaskStore.group(row));
        });
        return tallies.entrySet().stream()
                .map(crawl -> due(crawl.getKey(), crawl.getValue()))
                .toList();
    }

    private static List<Long> numbers(String array) {
        return Arrays.stream(array.replaceAll("[{}]", "").split(","))
                .map(Long::valueOf)
                .toList();
    }

    private Due due(CrawlId crawl, Tally tally) {
        TaskCounts taskCounts = TaskCounts.of(tally.groups());
        Map<String, Long> ends = taskCounts.byState().entrySet().stream()
                .filter(state -> state.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Due(
                new CrawlEnd(crawl, clock.instant(), taskCounts.total(), ends, taskCounts.dead()), tally.entries());
    }

    /** Two statements, and a crash between them at worst leaves a lease that goes by itself. */
    @Override
    public void published(List<Due> ends) {
        database.sql(FORGET_LEASES)
                .param(
                        "crawls",
                        array(ends.stream().map(due -> due.end().crawlId()).toList()))
                .update();
        database.sql("delete from crawl_to_end where entry = any (:entries::bigint[])")
                .param("entries", ArrayLiterals.of(ends.stream().flatMap(due -> due.entries().stream())))
                .update();
    }

    @Override
    public Set<CrawlId> ended(Collection<CrawlId> crawls) {
        return Set.copyOf(database.sql(ENDED)
                .param("crawls", array(crawls))
                .query((row, n) -> new CrawlId(row.getString("crawl_id")))
                .list());
    }

    private static String array(Collection<CrawlId> crawls) {
        return ArrayLiterals.ofTexts(crawls.stream().map(CrawlId::value));
    }
}
