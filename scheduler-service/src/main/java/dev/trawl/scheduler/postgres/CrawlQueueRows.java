package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.scheduler.publishing.CrawlQueue;
import dev.trawl.scheduler.publishing.DueTask;
import dev.trawl.scheduler.publishing.FairOrder;
import dev.trawl.scheduler.site.ExpectedLoads;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TrackedTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lanes: who has waiting tasks, and whose turn it is. A lane without a task that is due is not looked at, so that a claim
 * costs the same however many crawls there were and however many tasks wait.
 */
final class CrawlQueueRows {

    /** Lanes that are looked at beside those that could be served: some may have nothing after all. */
    private static final int SPARE = 50;

    private static final String DUE = """
            select exists (select 1 from lane l join crawl c on c.crawl_id = l.crawl_id
                           where l.site = ? and l.next_due < 'infinity' and l.next_due <= ? and c.paused_at is null)
            """;
    /**
     * Within a lane, what was interrupted goes before what has not begun. Laterals with a limit, so that no plan reads a whole
     * table for a few tasks, whatever Postgres believes of their number.
     */
    private static final String OFFERS = """
            select l.crawl_id, l.priority, greatest(l.turn, coalesce(v.turn, 0)) as turn, l.wakes,
                   t.task_id, t.user_id, t.scope, t.pages, a.list_pages, a.bodies_pages
            from (select l.* from lane l join crawl c on c.crawl_id = l.crawl_id
                  where l.site = ? and l.next_due < 'infinity' and l.next_due <= ? and c.paused_at is null %s
                  order by l.priority desc, l.turn, l.crawl_id limit ?) l
            left join site_turn v on v.site = l.site and v.priority = l.priority
            left join lateral (
                (select 1 as part, t.* from task t
                 where t.state = 'WAITING' and t.attempt > 0
                   and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority and t.not_before <= ?
                   and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                          and o.state in ('QUEUED', 'CANCELLING'))
                 order by t.not_before, t.task_id limit ?)
                union all
                (select 2 as part, t.* from task t
                 where t.state = 'WAITING' and t.attempt = 0
                   and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority and t.not_before <= ?
                   and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                          and o.state in ('QUEUED', 'CANCELLING'))
                 order by t.not_before, t.task_id limit ?)) t on true
            left join lateral (select * from account where site = t.site and user_id = t.user_id limit 1) a on true
            order by l.priority desc, l.turn, l.crawl_id, t.part, t.not_before, t.task_id
            """;

    /** That it has a task which may go now: asked of each lane only where many at the front have none. */
    private static final String CAN_GIVE = """
            and exists (select 1 from task t
                        where t.state = 'WAITING' and t.crawl_id = l.crawl_id and t.site = l.site
                          and t.priority = l.priority
                          and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                                 and o.state in ('QUEUED', 'CANCELLING')))
            """;

    private static final String WAKE = """
            insert into lane (site, priority, crawl_id, next_due) values (?, ?, ?, ?)
            on conflict (site, priority, crawl_id) do update
            set next_due = least(lane.next_due, excluded.next_due), wakes = lane.wakes + 1
            """;
    /** Where tasks came to wait since the lane was read, only they say when it is due. */
    private static final String SERVED = """
            update lane l set turn = ?, next_due = case when wakes = ? then least(
                coalesce((select min(not_before) from task t where t.state = 'WAITING' and t.attempt = 0
                          and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority), 'infinity'),
                coalesce((select min(not_before) from task t where t.state = 'WAITING' and t.attempt > 0
                          and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority), 'infinity'))
                else next_due end
            where site = ? and priority = ? and crawl_id = ?
            """;

    private static final String VIRTUAL_TIME = """
            insert into site_turn (site, priority, turn) values (?, ?, ?)
            on conflict (site, priority) do update set turn = greatest(site_turn.turn, excluded.turn)
            """;
    private static final Comparator<CrawlQueue> ORDER = Comparator.<CrawlQueue, String>comparing(
                    crawlQueue -> crawlQueue.site().value())
            .thenComparingInt(CrawlQueue::priority)
            .thenComparing(crawlQueue -> crawlQueue.crawl().value());

    private final JdbcTemplate jdbc;

    CrawlQueueRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What some lanes have to offer, and how they were read. */
    static final class ReadyTasks {

        private final Map<CrawlQueue, Double> turns = new HashMap<>();
        private final Map<CrawlQueue, Long> wakes = new HashMap<>();
        private final List<DueTask> candidates = new ArrayList<>();

        /** In the order in which each lane gives them. */
        List<DueTask> candidates() {
            return candidates;
        }

        Map<CrawlQueue, Double> turns() {
            return turns;
        }
    }

    boolean isDue(SiteId site, Instant now) {
        return Boolean.TRUE.equals(jdbc.queryForObject(DUE, Boolean.class, site.value(), Columns.at(now)));
    }

    /**
     * Adds those of a site.
     *
     * @param most that could be taken of it
     */
    void offers(SiteId site, ExpectedLoads expected, int most, Instant now, CrawlQueueRows.ReadyTasks readyTasks) {
        List<DueTask> found = new ArrayList<>();
        int looked = look("", site, expected, most, now, readyTasks, found);
        if (found.size() < most && looked >= most + SPARE) {
            found.clear();
            look(CAN_GIVE, site, expected, most, now, readyTasks, found);
        }
        readyTasks.candidates.addAll(found);
    }

    /** @return how many lanes were looked at */
    private int look(
            String only,
            SiteId site,
            ExpectedLoads expected,
            int most,
            Instant now,
            CrawlQueueRows.ReadyTasks readyTasks,
            List<DueTask> found) {
        Timestamp time = Columns.at(now);
        var lanes = new HashSet<CrawlQueue>();
        jdbc.query(
                OFFERS.formatted(only),
                row -> {
                    var crawlQueue =
                            new CrawlQueue(site, row.getInt("priority"), new CrawlId(row.getString("crawl_id")));
                    lanes.add(crawlQueue);
                    readyTasks.turns.put(crawlQueue, row.getDouble("turn"));
                    readyTasks.wakes.put(crawlQueue, row.getLong("wakes"));
                    if (row.getString("user_id") != null) {
                        found.add(candidate(row, crawlQueue, expected));
                    }
                },
                site.value(),
                time,
                most + SPARE,
                time,
                most,
                time,
                most);
        return lanes.size();
    }

    private static DueTask candidate(ResultSet row, CrawlQueue crawlQueue, ExpectedLoads ofSite) throws SQLException {
        var expected = new ExpectedLoads(Columns.number(row, "list_pages"), Columns.number(row, "bodies_pages"));
        Scope scope = Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT));
        return new DueTask(
                new TaskId(row.getObject("task_id", UUID.class)),
                new Account(crawlQueue.site(), new UserId(row.getString("user_id"))),
                crawlQueue,
                expected.of(scope, ofSite, row.getInt("pages")));
    }

    /** Moves lanes back as they were served, once what was taken is out; those without a due task are asleep from now on. */
    void served(CrawlQueueRows.ReadyTasks readyTasks, FairOrder order) {
        List<CrawlQueue> lanes = readyTasks.turns.keySet().stream()
                .filter(crawlQueue -> order.served().containsKey(crawlQueue)
                        || readyTasks.candidates.stream()
                                .noneMatch(dueTask -> dueTask.lane().equals(crawlQueue)))
                .sorted(ORDER)
                .toList();
        jdbc.batchUpdate(SERVED, lanes, 500, (update, crawlQueue) -> {
            update.setDouble(1, order.turn(crawlQueue));
            update.setLong(2, readyTasks.wakes.getOrDefault(crawlQueue, 0L));
            update.setString(3, crawlQueue.site().value());
            update.setInt(4, crawlQueue.priority());
            update.setString(5, crawlQueue.crawl().value());
        });
        moveOn(order);
    }

    /** One row for each site and priority: a statement of many rows may not come to the same one twice. */
    private void moveOn(FairOrder order) {
        var times = new TreeMap<CrawlQueue, Double>(Comparator.<CrawlQueue, String>comparing(
                        crawlQueue -> crawlQueue.site().value())
                .thenComparingInt(CrawlQueue::priority));
        order.served().forEach((crawlQueue, turn) -> times.merge(crawlQueue, turn, Math::max));
        jdbc.batchUpdate(VIRTUAL_TIME, List.copyOf(times.entrySet()), 500, (insert, time) -> {
            insert.setString(1, time.getKey().site().value());
            insert.setInt(2, time.getKey().priority());
            insert.setDouble(3, time.getValue());
        });
    }

    /** Lanes of those of these tasks that wait. */
    void wake(Collection<TrackedTask> tasks) {
        var lanes = new TreeMap<CrawlQueue, Instant>(ORDER);
        for (TrackedTask task : tasks) {
            if (task.state() instanceof TaskState.Waiting(Instant notBefore)) {
                var identity = task.identity();
                var crawlQueue = new CrawlQueue(identity.account().site(), identity.priority(), identity.crawlId());
                lanes.merge(crawlQueue, notBefore, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        jdbc.batchUpdate(WAKE, List.copyOf(lanes.entrySet()), 500, (insert, crawlQueue) -> {
            insert.setString(1, crawlQueue.getKey().site().value());
            insert.setInt(2, crawlQueue.getKey().priority());
            insert.setString(3, crawlQueue.getKey().crawl().value());
            insert.setTimestamp(4, Columns.at(crawlQueue.getValue()));
        });
    }

    /** A lane whose tasks were entered just now. Last in its transaction: it is locked until that ends. */
    void wake(CrawlQueue crawlQueue, Timestamp due) {
        jdbc.update(
                WAKE,
                crawlQueue.site().value(),
                crawlQueue.priority(),
                crawlQueue.crawl().value(),
                due);
    }
}
