package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Account;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.Task;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.scheduler.ledger.Happening;
import dev.trawl.scheduler.ledger.SiteRules;
import dev.trawl.scheduler.publishing.Candidate;
import dev.trawl.scheduler.publishing.Claims;
import dev.trawl.scheduler.publishing.Orders;
import dev.trawl.scheduler.publishing.PublishingLimits;
import dev.trawl.scheduler.publishing.SiteLoad;
import dev.trawl.scheduler.publishing.Window;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.scheduler.task.Verdict;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Claims under one advisory lock, so that several schedulers together keep the window and the pace. */
final class PostgresClaims implements Claims {

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x7472_6177_6cL;

    private static final String OUT = """
            select site,
                   count(*) as out_now,
                   count(*) filter (where state <> 'FETCHED') as holding,
                   count(*) filter (where state <> 'FETCHED' and visit is null) as unstarted,
                   coalesce(sum(pages) filter (where state = 'FETCHED'), 0) as unstored_pages
            from task where state in ('QUEUED', 'CANCELLING', 'FETCHED') group by site
            """;

    private static final String DUE = """
            select not coalesce(
                       (select paused or coalesce(resting_until > ?, false) from site where site = ?), false)
                   and exists (select 1 from task where state = 'WAITING' and site = ? and not_before <= ?)
            """;

    private static final String CANDIDATES = """
            select task_id, user_id, priority, not_before from task t
            where state = 'WAITING' and site = ? and not_before <= ?
              and not exists (select 1 from task o where o.site = t.site and o.user_id = t.user_id
                                                     and o.state in ('QUEUED', 'CANCELLING'))
            order by priority desc, not_before, task_id limit ? for update skip locked
            """;

    private static final String UNCONFIRMED = """
            select task_id from task
            where state = 'QUEUED' and not published and visit is null and claimed_at < ?
            order by task_id limit 500 for update skip locked
            """;

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final PostgresLedger ledger;
    private final SiteFiles sites;
    private final SiteRules rules;
    private final PublishingLimits limits;
    private final Clock clock;

    PostgresClaims(
            Transactions transactions,
            PostgresLedger ledger,
            SiteFiles sites,
            SiteRules rules,
            PublishingLimits limits,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = transactions.jdbc();
        this.ledger = ledger;
        this.sites = sites;
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<Task> claim(int slots) {
        return transactions.run(() -> locked() ? claimInTransaction(slots) : List.of());
    }

    private boolean locked() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
    }

    private List<Task> claimInTransaction(int slots) {
        Instant now = clock.instant();
        Under under = under();
        var window = new Window(slots, under.unstarted);
        if (window.free() == 0 || under.unstoredPages >= limits.unstoredPages()) {
            return List.of();
        }
        var loads = new ArrayList<SiteLoad>();
        for (SiteFile file : sites.all()) {
            int[] counts = under.bySite.getOrDefault(file.site(), new int[2]);
            loads.add(new SiteLoad(file.site(), counts[0], counts[1], isDue(file.site(), now)));
        }
        Map<SiteId, Integer> allowances = window.allowances(loads, this::tasksOut);
        var candidates = new ArrayList<Candidate>();
        for (SiteLoad load : loads) {
            int allowance = allowances.getOrDefault(load.site(), 0);
            if (load.due() && allowance > 0) {
                candidates.addAll(candidates(load.site(), now, allowance));
            }
        }
        return orders(
                window.choose(candidates, allowances).stream()
                        .map(Candidate::taskId)
                        .toList(),
                new TaskEvent.Claimed(now.plus(limits.expiry())));
    }

    private int tasksOut(SiteId site) {
        return sites.find(site).map(file -> file.pace().tasksOut()).orElse(0);
    }

    /** What is under way, by site: tasks out, and those of them that fetchers hold. */
    private static final class Under {
        private final Map<SiteId, int[]> bySite = new HashMap<>();
        private int unstarted;
        private long unstoredPages;
    }

    private Under under() {
        var under = new Under();
        jdbc.query(OUT, row -> {
            under.bySite.put(
                    new SiteId(row.getString("site")), new int[] {row.getInt("out_now"), row.getInt("holding")});
            under.unstarted += row.getInt("unstarted");
            under.unstoredPages += row.getLong("unstored_pages");
        });
        return under;
    }

    private boolean isDue(SiteId site, Instant now) {
        Timestamp time = Columns.at(now);
        return Boolean.TRUE.equals(jdbc.queryForObject(DUE, Boolean.class, time, site.value(), site.value(), time));
    }

    private List<Candidate> candidates(SiteId site, Instant now, int limit) {
        return jdbc.query(
                CANDIDATES,
                (row, n) -> new Candidate(
                        new TaskId(row.getObject("task_id", UUID.class)),
                        new Account(site, new UserId(row.getString("user_id"))),
                        row.getInt("priority"),
                        Columns.instant(row, "not_before")),
                site.value(),
                Columns.at(now),
                limit);
    }

    @Override
    public List<Task> claimAgain(Instant before) {
        return transactions.run(() -> orders(
                jdbc.query(
                        UNCONFIRMED, (row, n) -> new TaskId(row.getObject("task_id", UUID.class)), Columns.at(before)),
                new TaskEvent.PublishedAgain()));
    }

    private List<Task> orders(Collection<TaskId> tasks, TaskEvent event) {
        var orders = new ArrayList<Task>();
        for (Verdict verdict : ledger.inTransaction(
                tasks.stream().map(task -> new Happening(task, event)).toList())) {
            if (verdict instanceof Verdict.Changed(TrackedTask task, var letter)) {
                orders.add(Orders.order(task, rules.of(task.identity().account().site())));
            }
        }
        return orders;
    }

    @Override
    public void confirm(List<Task> published) {
        ledger.happen(published.stream()
                .map(task -> new Happening(task.taskId(), new TaskEvent.Confirmed(task.attempt())))
                .toList());
    }
}
