package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.scheduler.publishing.Candidate;
import dev.trawl.scheduler.publishing.ExpectedLoads;
import dev.trawl.scheduler.publishing.FairOrder;
import dev.trawl.scheduler.publishing.Lane;
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
final class LaneRows {

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
    private static final Comparator<Lane> ORDER = Comparator.<Lane, String>comparing(
                    lane -> lane.site().value())
            .thenComparingInt(Lane::priority)
            .thenComparing(lane -> lane.crawl().value());

    private final JdbcTemplate jdbc;

    LaneRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What some lanes have to offer, and how they were read. */
    static final class Offers {

        private final Map<Lane, Double> turns = new HashMap<>();
        private final Map<Lane, Long> wakes = new HashMap<>();
        private final List<Candidate> candidates = new ArrayList<>();

        /** In the order in which each lane gives them. */
        List<Candidate> candidates() {
            return candidates;
        }

        Map<Lane, Double> turns() {
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
    void offers(SiteId site, ExpectedLoads expected, int most, Instant now, Offers offers) {
        List<Candidate> found = new ArrayList<>();
        int looked = look("", site, expected, most, now, offers, found);
        if (found.size() < most && looked >= most + SPARE) {
            found.clear();
            look(CAN_GIVE, site, expected, most, now, offers, found);
        }
        offers.candidates.addAll(found);
    }

    /** @return how many lanes were looked at */
    private int look(
            String only,
            SiteId site,
            ExpectedLoads expected,
            int most,
            Instant now,
            Offers offers,
            List<Candidate> found) {
        Timestamp time = Columns.at(now);
        var lanes = new HashSet<Lane>();
        jdbc.query(
                OFFERS.formatted(only),
                row -> {
                    var lane = new Lane(site, row.getInt("priority"), new CrawlId(row.getString("crawl_id")));
                    lanes.add(lane);
                    offers.turns.put(lane, row.getDouble("turn"));
                    offers.wakes.put(lane, row.getLong("wakes"));
                    if (row.getString("user_id") != null) {
                        found.add(candidate(row, lane, expected));
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

    private static Candidate candidate(ResultSet row, Lane lane, ExpectedLoads ofSite) throws SQLException {
        var expected = new ExpectedLoads(Columns.number(row, "list_pages"), Columns.number(row, "bodies_pages"));
        Scope scope = Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT));
        return new Candidate(
                new TaskId(row.getObject("task_id", UUID.class)),
                new Account(lane.site(), new UserId(row.getString("user_id"))),
                lane,
                expected.of(scope, ofSite, row.getInt("pages")));
    }

    /** Moves lanes back as they were served, once what was taken is out; those without a due task are asleep from now on. */
    void served(Offers offers, FairOrder order) {
        List<Lane> lanes = offers.turns.keySet().stream()
                .filter(lane -> order.served().containsKey(lane)
                        || offers.candidates.stream()
                                .noneMatch(candidate -> candidate.lane().equals(lane)))
                .sorted(ORDER)
                .toList();
        jdbc.batchUpdate(SERVED, lanes, 500, (update, lane) -> {
            update.setDouble(1, order.turn(lane));
            update.setLong(2, offers.wakes.getOrDefault(lane, 0L));
            update.setString(3, lane.site().value());
            update.setInt(4, lane.priority());
            update.setString(5, lane.crawl().value());
        });
        moveOn(order);
    }

    /** One row for each site and priority: a statement of many rows may not come to the same one twice. */
    private void moveOn(FairOrder order) {
        var times = new TreeMap<Lane, Double>(
                Comparator.<Lane, String>comparing(lane -> lane.site().value()).thenComparingInt(Lane::priority));
        order.served().forEach((lane, turn) -> times.merge(lane, turn, Math::max));
        jdbc.batchUpdate(VIRTUAL_TIME, List.copyOf(times.entrySet()), 500, (insert, time) -> {
            insert.setString(1, time.getKey().site().value());
            insert.setInt(2, time.getKey().priority());
            insert.setDouble(3, time.getValue());
        });
    }

    /** Lanes of those of these tasks that wait. */
    void wake(Collection<TrackedTask> tasks) {
        var lanes = new TreeMap<Lane, Instant>(ORDER);
        for (TrackedTask task : tasks) {
            if (task.state() instanceof TaskState.Waiting(Instant notBefore)) {
                var identity = task.identity();
                var lane = new Lane(identity.account().site(), identity.priority(), identity.crawlId());
                lanes.merge(lane, notBefore, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        jdbc.batchUpdate(WAKE, List.copyOf(lanes.entrySet()), 500, (insert, lane) -> {
            insert.setString(1, lane.getKey().site().value());
            insert.setInt(2, lane.getKey().priority());
            insert.setString(3, lane.getKey().crawl().value());
            insert.setTimestamp(4, Columns.at(lane.getValue()));
        });
    }

    /** A lane whose tasks were entered just now. Last in its transaction: it is locked until that ends. */
    void wake(Lane lane, Timestamp due) {
        jdbc.update(WAKE, lane.site().value(), lane.priority(), lane.crawl().value(), due);
    }
}
