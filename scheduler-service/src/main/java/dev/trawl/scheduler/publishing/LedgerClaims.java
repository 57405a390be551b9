package dev.trawl.scheduler.publishing;

import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task;
import dev.trawl.contract.TaskId;
import dev.trawl.scheduler.publishing.Publisher.Claims;
import dev.trawl.scheduler.publishing.PublishingWindow.SiteLoad;
import dev.trawl.scheduler.publishing.QueueStore.CrawlQueue;
import dev.trawl.scheduler.publishing.QueueStore.DueTask;
import dev.trawl.scheduler.publishing.QueueStore.ReadyTasks;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.site.SiteStore.SiteState;
import dev.trawl.scheduler.task.Ledger;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import dev.trawl.scheduler.task.SiteRules;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Claims tasks in the ledger: how many may be published, which of them, and that they are on their way. Several schedulers
 * take turns by a lock, so that together they keep the window and the rates. Thread-safe.
 */
public final class LedgerClaims implements Claims {

    private final Ledger ledger;
    private final QueueStore queues;
    private final SiteStore siteStore;
    private final Sites siteFiles;
    private final SiteRules rules;
    private final PublishingLimits limits;
    private final Clock clock;
    private final PaceChanges paceChanges = new PaceChanges();

    public LedgerClaims(
            Ledger ledger,
            QueueStore queues,
            SiteStore siteStore,
            Sites siteFiles,
            SiteRules rules,
            PublishingLimits limits,
            Clock clock) {
        this.ledger = ledger;
        this.queues = queues;
        this.siteStore = siteStore;
        this.siteFiles = siteFiles;
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<Task> claim(int slots) {
        return ledger.inTransaction(() -> queues.lock() ? claimInTransaction(slots) : List.of());
    }

    private List<Task> claimInTransaction(int slots) {
        Instant now = clock.instant();
        Map<SiteId, QueueStore.OutCount> out = queues.out();
        int unstarted =
                out.values().stream().mapToInt(QueueStore.OutCount::unstarted).sum();
        long unstoredPages = out.values().stream()
                .mapToLong(QueueStore.OutCount::unstoredPages)
                .sum();
        var window = new PublishingWindow(slots, unstarted);
        if (window.free() == 0 || unstoredPages >= limits.unstoredPages()) {
            return List.of();
        }
        List<SiteId> sites = siteFiles.all().stream().map(SiteFile::site).toList();
        Map<SiteId, SiteState> states = siteStore.states(sites, now);
        List<SiteLoad> loads = sites.stream()
                .map(site -> {
                    QueueStore.OutCount count = out.getOrDefault(site, QueueStore.OutCount.NONE);
                    boolean due = state(states, site).open() && queues.isDue(site, now);
                    return new SiteLoad(site, count.total(), count.atFetchers(), due);
                })
                .toList();
        Map<SiteId, Integer> allowances = window.allowances(
                loads,
                site -> mostOut(site, state(states, site), out.getOrDefault(site, QueueStore.OutCount.NONE), now));
        ReadyTasks ready = ready(loads, allowances, states, now);
        FairOrder order = order(ready, states);
        List<DueTask> chosen = window.choose(ready.tasks(), allowances, order);
        List<TaskId> ids = chosen.stream().map(DueTask::taskId).toList();
        List<Task> claimed = publish(ids, new TaskEvent.Claimed(now.plus(limits.expiry())), states);
        queues.served(ready, order);
        chosen.stream()
                .map(task -> task.queue().site())
                .distinct()
                .sorted(Comparator.comparing(SiteId::value))
                .forEach(site -> siteStore.published(site, order.recent(site), now));
        return claimed;
    }

    private static SiteState state(Map<SiteId, SiteState> states, SiteId site) {
        return states.getOrDefault(site, SiteState.UNKNOWN);
    }

    /** The most tasks of a site that may be out; none of a site without a file. */
    private int mostOut(SiteId site, SiteState state, QueueStore.OutCount out, Instant now) {
        return siteFiles
                .find(site)
                .map(SiteFile::pace)
                .map(pace -> paceChanges.isKept(site, pace, out.oldest(), now)
                        ? state.pace().tasksOut(pace, out.oldest(), now)
                        : 1)
                .orElse(0);
    }

    private ReadyTasks ready(
            List<SiteLoad> loads, Map<SiteId, Integer> allowances, Map<SiteId, SiteState> states, Instant now) {
        ReadyTasks ready = ReadyTasks.NONE;
        for (SiteLoad load : loads) {
            int allowance = allowances.getOrDefault(load.site(), 0);
            if (load.due() && allowance > 0) {
                var mean = state(states, load.site()).expected();
                ready = ready.plus(queues.ready(load.site(), mean, allowance, now));
            }
        }
        return ready;
    }

    private static FairOrder order(ReadyTasks ready, Map<SiteId, SiteState> states) {
        var turns = new HashMap<CrawlQueue, Double>();
        ready.queues().forEach((queue, turn) -> turns.put(queue, turn.turn()));
        return new FairOrder(
                turns,
                states.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, site -> site.getValue().recentLoads())));
    }

    @Override
    public List<Task> claimAgain(Instant before) {
        return ledger.inTransaction(() -> {
            List<TaskId> unconfirmed = queues.lockUnconfirmed(before);
            if (unconfirmed.isEmpty()) {
                return List.of();
            }
            List<SiteId> sites = siteFiles.all().stream().map(SiteFile::site).toList();
            return publish(unconfirmed, new TaskEvent.PublishedAgain(), siteStore.states(sites, clock.instant()));
        });
    }

    /** Notes in the ledger that tasks are on their way. @return their messages */
    private List<Task> publish(Collection<TaskId> tasks, TaskEvent event, Map<SiteId, SiteState> states) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var messages = new ArrayList<Task>();
        for (Transition transition : ledger.applyInTransaction(TaskChange.all(tasks, event), states)) {
            if (transition instanceof Transition.Changed(TrackedTask task, var letter)) {
                SiteId site = task.identity().account().site();
                messages.add(
                        TaskMessages.of(task, rules.of(site, state(states, site).pace())));
            }
        }
        return messages;
    }

    @Override
    public void confirm(List<Task> published) {
        ledger.apply(published.stream()
                .map(task -> new TaskChange(task.taskId(), new TaskEvent.Confirmed(task.attempt())))
                .toList());
    }

    /**
     * What bounds publishing beside the pace of sites.
     *
     * @param expiry after which time a fetcher drops a task unread
     * @param unstoredPages pages fetched and not yet stored, from which on nothing is published
     */
    public record PublishingLimits(Duration expiry, int unstoredPages) {}
}
