package dev.trawl.scheduler.postgres;

import dev.trawl.messages.SiteId;
import dev.trawl.messages.Task;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.publishing.Claims;
import dev.trawl.scheduler.publishing.DueTask;
import dev.trawl.scheduler.publishing.FairOrder;
import dev.trawl.scheduler.publishing.PaceChanges;
import dev.trawl.scheduler.publishing.PublishingLimits;
import dev.trawl.scheduler.publishing.PublishingWindow;
import dev.trawl.scheduler.publishing.SiteLoad;
import dev.trawl.scheduler.publishing.TaskMessages;
import dev.trawl.scheduler.task.SiteRules;
import dev.trawl.scheduler.task.TaskChange;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.scheduler.task.Transition;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
                   coalesce(sum(pages) filter (where state = 'FETCHED'), 0) as unstored_pages,
                   min(claimed_at) as oldest
            from task where state in ('QUEUED', 'CANCELLING', 'FETCHED') group by site
            """;

    private static final String UNCONFIRMED = """
            select task_id from task
            where state = 'QUEUED' and not published and visit is null and claimed_at < ?
            order by task_id limit 500 for update skip locked
            """;

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final PostgresLedger ledger;
    private final Sites sites;
    private final SiteRules rules;
    private final PublishingLimits limits;
    private final Clock clock;
    private final PaceChanges changes = new PaceChanges();
    private final CrawlQueueRows lanes;
    private final SiteRows siteRows;

    PostgresClaims(
            Transactions transactions,
            PostgresLedger ledger,
            Sites sites,
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
        this.lanes = new CrawlQueueRows(jdbc);
        this.siteRows = new SiteRows(jdbc);
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
        var publishingWindow = new PublishingWindow(slots, under.unstarted);
        if (publishingWindow.free() == 0 || under.unstoredPages >= limits.unstoredPages()) {
            return List.of();
        }
        List<SiteId> all = sites.all().stream().map(SiteFile::site).toList();
        Map<SiteId, SiteRows.Known> known = siteRows.known(all, now);
        var loads = new ArrayList<SiteLoad>();
        for (SiteId site : all) {
            Out out = under.bySite.getOrDefault(site, Out.NOTHING);
            boolean due = known.getOrDefault(site, SiteRows.Known.NOTHING).open() && lanes.isDue(site, now);
            loads.add(new SiteLoad(site, out.inAll(), out.holding(), due));
        }
        Map<SiteId, Integer> allowances = publishingWindow.allowances(
                loads,
                site -> tasksOut(site, known.getOrDefault(site, SiteRows.Known.NOTHING), under.bySite.get(site), now));
        return claim(publishingWindow, loads, allowances, known, now);
    }

    private List<Task> claim(
            PublishingWindow publishingWindow,
            List<SiteLoad> loads,
            Map<SiteId, Integer> allowances,
            Map<SiteId, SiteRows.Known> known,
            Instant now) {
        var offers = new CrawlQueueRows.ReadyTasks();
        for (SiteLoad load : loads) {
            int allowance = allowances.getOrDefault(load.site(), 0);
            if (load.due() && allowance > 0) {
                var expected =
                        known.getOrDefault(load.site(), SiteRows.Known.NOTHING).expected();
                lanes.offers(load.site(), expected, allowance, now, offers);
            }
        }
        var recent = new HashMap<SiteId, Double>();
        known.forEach((site, row) -> recent.put(site, row.recent()));
        var order = new FairOrder(offers.turns(), recent);
        List<DueTask> chosen = publishingWindow.choose(offers.candidates(), allowances, order);
        List<Task> claimed =
                orders(chosen.stream().map(DueTask::taskId).toList(), new TaskEvent.Claimed(now.plus(limits.expiry())));
        lanes.served(offers, order);
        chosen.stream()
                .map(candidate -> candidate.lane().site())
                .distinct()
                .sorted(Comparator.comparing(SiteId::value))
                .forEach(site -> siteRows.loads(site, order.recent(site), now));
        return claimed;
    }

    private int tasksOut(SiteId site, SiteRows.Known known, @Nullable Out out, Instant now) {
        Optional<Instant> oldest = Optional.ofNullable(out).flatMap(Out::oldest);
        return sites.find(site)
                .map(SiteFile::pace)
                .map(pace ->
                        changes.isKept(site, pace, oldest, now) ? known.pace().tasksOut(pace, oldest, now) : 1)
                .orElse(0);
    }

    /**
     * What a site has out.
     *
     * @param holding those of them that fetchers have or will have
     * @param oldest when the first of these was published
     */
    private record Out(int inAll, int holding, Optional<Instant> oldest) {
        static final Out NOTHING = new Out(0, 0, Optional.empty());
    }

    /** What is under way. */
    private static final class Under {
        private final Map<SiteId, Out> bySite = new HashMap<>();
        private int unstarted;
        private long unstoredPages;
    }

    private Under under() {
        var under = new Under();
        jdbc.query(OUT, row -> {
            under.bySite.put(
                    new SiteId(row.getString("site")),
                    new Out(row.getInt("out_now"), row.getInt("holding"), Columns.optional(row, "oldest")));
            under.unstarted += row.getInt("unstarted");
            under.unstoredPages += row.getLong("unstored_pages");
        });
        return under;
    }

    @Override
    public List<Task> claimAgain(Instant before) {
        return transactions.run(() -> orders(
                jdbc.query(
                        UNCONFIRMED, (row, n) -> new TaskId(row.getObject("task_id", UUID.class)), Columns.at(before)),
                new TaskEvent.PublishedAgain()));
    }

    private List<Task> orders(Collection<TaskId> tasks, TaskEvent event) {
        var queued = new ArrayList<TrackedTask>();
        for (Transition transition : ledger.inTransaction(
                tasks.stream().map(task -> new TaskChange(task, event)).toList())) {
            if (transition instanceof Transition.Changed(TrackedTask task, var letter)) {
                queued.add(task);
            }
        }
        Map<SiteId, SiteRows.Known> known = siteRows.known(
                queued.stream().map(PostgresClaims::site).distinct().toList(), clock.instant());
        return queued.stream()
                .map(task -> TaskMessages.order(
                        task,
                        rules.of(
                                site(task),
                                known.getOrDefault(site(task), SiteRows.Known.NOTHING)
                                        .pace())))
                .toList();
    }

    private static SiteId site(TrackedTask task) {
        return task.identity().account().site();
    }

    @Override
    public void confirm(List<Task> published) {
        ledger.happen(published.stream()
                .map(task -> new TaskChange(task.taskId(), new TaskEvent.Confirmed(task.attempt())))
                .toList());
    }
}
