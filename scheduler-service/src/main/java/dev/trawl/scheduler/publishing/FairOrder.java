package dev.trawl.scheduler.publishing;

import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.publishing.QueueStore.CrawlQueue;
import dev.trawl.scheduler.publishing.QueueStore.DueTask;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which crawl queue is next: the most urgent; of these one of the site with the fewest page loads lately; of these the one with
 * the lowest turn. A queue that is served moves back by the page loads expected of its task, so that crawls share a site by
 * loads however many tasks they have (start-time fair queueing: Goyal, Vin and Cheng, 1996). Used by one thread.
 */
public final class FairOrder {

    private final Map<CrawlQueue, Double> turns;
    private final Map<SiteId, Double> recent;
    private final Map<CrawlQueue, Double> served = new HashMap<>();
    private final Comparator<CrawlQueue> order;

    /**
     * @param turns of each queue, none below the virtual time of its site and priority
     * @param recent page loads that each site had lately; none where it is missing
     */
    public FairOrder(Map<CrawlQueue, Double> turns, Map<SiteId, Double> recent) {
        this.turns = new HashMap<>(turns);
        this.recent = new HashMap<>(recent);
        this.order = Comparator.comparingInt(CrawlQueue::priority)
                .reversed()
                .thenComparingDouble(queue -> recent(queue.site()))
                .thenComparing(queue -> queue.site().value())
                .thenComparingDouble(this::turn)
                .thenComparing(queue -> queue.crawl().value());
    }

    Optional<CrawlQueue> next(Collection<CrawlQueue> queues) {
        return queues.stream().min(order);
    }

    void serve(DueTask dueTask) {
        CrawlQueue queue = dueTask.queue();
        served.put(queue, turn(queue));
        turns.merge(queue, (double) dueTask.loads(), Double::sum);
        recent.merge(queue.site(), (double) dueTask.loads(), Double::sum);
    }

    /** For each queue that was served its turn when it was served last: the virtual time is the highest of them. */
    public Map<CrawlQueue, Double> served() {
        return Map.copyOf(served);
    }

    /** From here on. */
    public double turn(CrawlQueue queue) {
        return turns.getOrDefault(queue, 0.0);
    }

    /** What was chosen just now included. */
    public double recent(SiteId site) {
        return recent.getOrDefault(site, 0.0);
    }
}
