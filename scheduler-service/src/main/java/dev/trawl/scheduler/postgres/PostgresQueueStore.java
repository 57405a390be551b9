package dev.trawl.scheduler.postgres;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.scheduler.publishing.FairOrder;
import dev.trawl.scheduler.publishing.QueueStore;
import dev.trawl.scheduler.site.ExpectedLoads;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TrackedTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables {@code crawl_queue} and {@code site_turn}. A queue without a task that is due is not looked at, so that
 * a claim costs the same however many crawls there were and however many tasks wait.
 */
final class PostgresQueueStore implements QueueStore {

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x7472_6177_6cL;

    /** Queues that are looked at beside those that could be served: some may have nothing after all. */
    private static final int SPARE = 50;

    private static final String OUT = """
            select site,
                   count(*) as total,
                   count(*) filter (where state <> 'FETCHED') as at_fetchers,
                   count(*) filter (where state <> 'FETCHED' and visit is null) as unstarted,
                   coalesce(sum(pages) filter (where state = 'FETCHED'), 0) as unstored_pages,
                   min(claimed_at) as oldest
            from task where state in ('QUEUED', 'CANCELLING', 'FETCHED') group by site
            """;

    private static final String LOCK_UNCONFIRMED = """
            select task_id from task
            where state = 'QUEUED' and not published and visit is null and claimed_at < :before
            order by task_id limit 500 for update skip locked
            """;

    private static final String IS_DUE = """
            select exists (select 1 from crawl_queue l join crawl c on c.crawl_id = l.crawl_id
                           where l.site = :site and l.next_due < 'infinity' and l.next_due <= :now and c.paused_at is null)
            """;

    /**
     * Within a queue, what was interrupted goes before what has not begun. Laterals with a limit, so that no plan reads a whole
     * table for a few tasks, whatever Postgres believes of their number.
     */
    private static final String READY = """
            select l.crawl_id, l.priority, greatest(l.turn, coalesce(v.turn, 0)) as turn, l.wakes,
                   t.task_id, t.user_id, t.scope, t.pages, a.list_pages, a.bodies_pages
            from (select l.* from crawl_queue l join crawl c on c.crawl_id = l.crawl_id
                  where l.site = :site and l.next_due < 'infinity' and l.next_due <= :now and c.paused_at is null %s
                  order by l.priority desc, l.turn, l.crawl_id limit :queues) l
            left join site_turn v on v.site = l.site and v.priority = l.priority
            left join lateral (
                (select 1 as part, t.* from task t
                 where t.state = 'WAITING' and t.attempt > 0
                   and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority and t.not_before <= :now
                   and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                          and o.state in ('QUEUED', 'CANCELLING'))
                 order by t.not_before, t.task_id limit :most)
                union all
                (select 2 as part, t.* from task t
                 where t.state = 'WAITING' and t.attempt = 0
                   and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority and t.not_before <= :now
                   and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                          and o.state in ('QUEUED', 'CANCELLING'))
                 order by t.not_before, t.task_id limit :most)) t on true
            left join lateral (select * from account where site = t.site and user_id = t.user_id limit 1) a on true
            order by l.priority desc, l.turn, l.crawl_id, t.part, t.not_before, t.task_id
            """;

    /** That it has a task which may go now: asked of each queue only where many at the front have none. */
    private static final String CAN_GIVE = """
            and exists (select 1 from task t
                        where t.state = 'WAITING' and t.crawl_id = l.crawl_id and t.site = l.site
                          and t.priority = l.priority
                          and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                                 and o.state in ('QUEUED', 'CANCELLING')))
            """;

    private static final String WAKE = """
            insert into crawl_queue (site, priority, crawl_id, next_due) values (:site, :priority, :crawl, :due)
            on conflict (site, priority, crawl_id) do update
            set next_due = least(crawl_queue.next_due, excluded.next_due), wakes = crawl_queue.wakes + 1
            """;

    /** Where tasks came to wait since the queue was read, only they say when it is due. */
    private static final String SERVED = """
            update crawl_queue l set turn = :turn, next_due = case when wakes = :wakes then least(
                coalesce((select min(not_before) from task t where t.state = 'WAITING' and t.attempt = 0
                          and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority), 'infinity'),
                coalesce((select min(not_before) from task t where t.state = 'WAITING' and t.attempt > 0
                          and t.crawl_id = l.crawl_id and t.site = l.site and t.priority = l.priority), 'infinity'))
                else next_due end
            where site = :site and priority = :priority and crawl_id = :crawl
            """;

    private static final String VIRTUAL_TIME = """
            insert into site_turn (site, priority, turn) values (:site, :priority, :turn)
            on conflict (site, priority) do update set turn = greatest(site_turn.turn, excluded.turn)
            """;

    private static final Comparator<CrawlQueue> BY_SITE = Comparator.<CrawlQueue, String>comparing(
                    queue -> queue.site().value())
            .thenComparingInt(CrawlQueue::priority);

    private static final Comparator<CrawlQueue> ORDER =
            BY_SITE.thenComparing(queue -> queue.crawl().value());

    private final SchedulerDatabase database;

    PostgresQueueStore(SchedulerDatabase database) {
        this.database = database;
    }

    @Override
    public boolean lock() {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<SiteId, OutCount> out() {
        var out = new HashMap<SiteId, OutCount>();
        database.sql(OUT).query(row -> {
            out.put(
                    new SiteId(row.getString("site")),
                    new OutCount(
                            row.getInt("total"),
                            row.getInt("at_fetchers"),
                            row.getInt("unstarted"),
                            row.getLong("unstored_pages"),
                            Columns.optional(row, "oldest")));
        });
        return out;
    }

    @Override
    public List<TaskId> lockUnconfirmed(Instant claimedBefore) {
        return database.sql(LOCK_UNCONFIRMED)
                .param("before", Columns.at(claimedBefore))
                .query((row, n) -> Columns.task(row, "task_id"))
                .list();
    }

    @Override
    public boolean isDue(SiteId site, Instant now) {
        return database.sql(IS_DUE)
                .param("site", site.value())
                .param("now", Columns.at(now))
                .query(Boolean.class)
                .single();
    }

    @Override
    public ReadyTasks ready(SiteId site, ExpectedLoads mean, int most, Instant now) {
        ReadyTasks ready = read("", site, mean, most, now);
        boolean perhapsMore = ready.queues().size() >= most + SPARE;
        if (ready.tasks().size() >= most || !perhapsMore) {
            return ready;
        }
        // the queues at the front that have nothing are remembered, so that they sleep from now on
        ReadyTasks behind = read(CAN_GIVE, site, mean, most, now);
        var queues = new HashMap<>(ready.queues());
        queues.putAll(behind.queues());
        return new ReadyTasks(queues, behind.tasks());
    }

    private ReadyTasks read(String only, SiteId site, ExpectedLoads mean, int most, Instant now) {
        var queues = new HashMap<CrawlQueue, ReadyTasks.Turn>();
        var tasks = new ArrayList<DueTask>();
        database.sql(READY.formatted(only))
                .param("site", site.value())
                .param("now", Columns.at(now))
                .param("queues", most + SPARE)
                .param("most", most)
                .query(row -> {
                    var queue = new CrawlQueue(site, row.getInt("priority"), new CrawlId(row.getString("crawl_id")));
                    queues.put(queue, new ReadyTasks.Turn(row.getDouble("turn"), row.getLong("wakes")));
                    if (row.getString("user_id") != null) {
                        tasks.add(dueTask(row, queue, mean));
                    }
                });
        return new ReadyTasks(queues, tasks);
    }

    private static DueTask dueTask(ResultSet row, CrawlQueue queue, ExpectedLoads mean) throws SQLException {
        var ofAccount = new ExpectedLoads(Columns.number(row, "list_pages"), Columns.number(row, "bodies_pages"));
        Scope scope = Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT));
        return new DueTask(
                Columns.task(row, "task_id"),
                new Account(queue.site(), new UserId(row.getString("user_id"))),
                queue,
                ofAccount.of(scope, mean, row.getInt("pages")));
    }

    @Override
    public void served(ReadyTasks ready, FairOrder order) {
        Map<CrawlQueue, Double> served = order.served();
        Set<CrawlQueue> withTasks = ready.queuesWithTasks();
        List<CrawlQueue> queues = ready.queues().keySet().stream()
                .filter(queue -> served.containsKey(queue) || !withTasks.contains(queue))
                .sorted(ORDER)
                .toList();
        database.batch(
                SERVED,
                queues,
                queue -> parameters(queue)
                        .decimal("turn", order.turn(queue))
                        .number(
                                "wakes",
                                ready.queues()
                                        .getOrDefault(queue, new ReadyTasks.Turn(0, 0))
                                        .wakes()));
        // one row for each site and priority: a statement of many rows may not come to the same one twice
        var times = new TreeMap<CrawlQueue, Double>(BY_SITE);
        served.forEach((queue, turn) -> times.merge(queue, turn, Math::max));
        database.batch(
                VIRTUAL_TIME,
                List.copyOf(times.entrySet()),
                time -> parameters(time.getKey()).decimal("turn", time.getValue()));
    }

    /** Makes the queues of those of these tasks due that wait. */
    void wake(Collection<TrackedTask> tasks) {
        var due = new TreeMap<CrawlQueue, Instant>(ORDER);
        for (TrackedTask task : tasks) {
            if (task.state() instanceof TaskState.Waiting(Instant notBefore)) {
                var identity = task.identity();
                var queue = new CrawlQueue(identity.account().site(), identity.priority(), identity.crawlId());
                due.merge(queue, notBefore, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        wake(due);
    }

    /** Makes a queue due whose tasks were entered just now. Last in its transaction: it is locked until that ends. */
    void wake(CrawlQueue queue, Instant due) {
        wake(Map.of(queue, due));
    }

    private void wake(Map<CrawlQueue, Instant> due) {
        database.batch(
                WAKE,
                List.copyOf(due.entrySet()),
                queue -> parameters(queue.getKey()).time("due", queue.getValue()));
    }

    private static SqlParameters parameters(CrawlQueue queue) {
        return new SqlParameters()
                .text("site", queue.site().value())
                .number("priority", queue.priority())
                .text("crawl", queue.crawl().value());
    }
}
