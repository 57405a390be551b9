package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Account;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.publishing.QueueStore.CrawlQueue;
import dev.trawl.scheduler.publishing.QueueStore.DueTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How many tasks may be published now. No more wait unstarted than there are live slots, at least one; a site has no
 * more out than its file says. While others have tasks due it holds no more than half of the slots, or than what those
 * others leave when each has out as many as its file says, whichever is more: slots that no other site can use do
 * not stay idle. Which tasks go first is for {@link FairOrder} to say.
 *
 * @param slots live ones
 * @param unstarted tasks published and not yet started
 */
public record PublishingWindow(int slots, int unstarted) {

    /** How many in all. */
    public int free() {
        return Math.max(0, Math.max(1, slots) - unstarted);
    }

    /** How many of each site. @param tasksOut the most that a site may have out */
    public Map<SiteId, Integer> allowances(Collection<SiteLoad> loads, ToIntFunction<SiteId> tasksOut) {
        long usable = loads.stream().mapToLong(load -> usable(load, tasksOut)).sum();
        var allowances = new HashMap<SiteId, Integer>();
        for (SiteLoad load : loads) {
            long others = usable - usable(load, tasksOut);
            long share = others == 0 ? Long.MAX_VALUE : Math.max(Math.max(1, slots / 2), slots - others);
            long byPace = (long) tasksOut.applyAsInt(load.site()) - load.out();
            long most = Math.min(free(), Math.min(byPace, share - load.atFetchers()));
            allowances.put(load.site(), (int) Math.max(0, most));
        }
        return allowances;
    }

    /** The most slots that a site could use now. */
    private static long usable(SiteLoad load, ToIntFunction<SiteId> tasksOut) {
        return load.due() ? tasksOut.applyAsInt(load.site()) : 0;
    }

    /**
     * The tasks to publish, in the order of publishing, within what each site may, and one of each account.
     *
     * @param candidates those of a queue in the order in which it gives them
     * @param order counts each that is chosen
     */
    public List<DueTask> choose(Collection<DueTask> candidates, Map<SiteId, Integer> allowances, FairOrder order) {
        var queues = new HashMap<CrawlQueue, Deque<DueTask>>();
        candidates.forEach(dueTask -> queues.computeIfAbsent(dueTask.queue(), queue -> new ArrayDeque<>())
                .add(dueTask));
        var left = new HashMap<>(allowances);
        var accounts = new HashSet<Account>();
        var chosen = new ArrayList<DueTask>();
        while (chosen.size() < free()) {
            queues.entrySet()
                    .removeIf(queue -> queue.getValue().isEmpty()
                            || left.getOrDefault(queue.getKey().site(), 0) <= 0);
            Optional<CrawlQueue> next = order.next(queues.keySet());
            if (next.isEmpty()) {
                break;
            }
            DueTask dueTask =
                    queues.getOrDefault(next.get(), new ArrayDeque<>()).remove();
            if (accounts.add(dueTask.account())) {
                left.merge(next.get().site(), -1, Integer::sum);
                order.serve(dueTask);
                chosen.add(dueTask);
            }
        }
        return chosen;
    }

    /**
     * What a site has under way.
     *
     * @param out tasks between publishing and stored rows
     * @param atFetchers those of them that a fetcher has or will have
     * @param due whether more could be published
     */
    public record SiteLoad(SiteId site, int out, int atFetchers, boolean due) {}
}
