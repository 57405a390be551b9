package dev.trawl.scheduler.publishing;

import dev.trawl.messages.SiteId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which lane is next: the most urgent; of these one of the site with the fewest page loads lately; of these the one with
 * the lowest turn. A lane that is served moves back by the page loads expected of its task, so that crawls share a site by
 * loads however many tasks they have (start-time fair queueing: Goyal, Vin and Cheng, 1996). Used by one thread.
 */
public final class FairOrder {

    private final Map<CrawlQueue, Double> turns;
    private final Map<SiteId, Double> recent;
    private final Map<CrawlQueue, Double> served = new HashMap<>();
    private final Comparator<CrawlQueue> order;

    /**
     * @param turns of each lane, none below the virtual time of its site and priority
     * @param recent page loads that each site had lately; none where it is missing
     */
    public FairOrder(Map<CrawlQueue, Double> turns, Map<SiteId, Double> recent) {
        this.turns = new HashMap<>(turns);
        this.recent = new HashMap<>(recent);
        this.order = Comparator.comparingInt(CrawlQueue::priority)
                .reversed()
                .thenComparingDouble(crawlQueue -> recent(crawlQueue.site()))
                .thenComparing(crawlQueue -> crawlQueue.site().value())
                .thenComparingDouble(this::turn)
                .thenComparing(crawlQueue -> crawlQueue.crawl().value());
    }

    Optional<CrawlQueue> next(Collection<CrawlQueue> lanes) {
        return lanes.stream().min(order);
    }

    void serve(DueTask dueTask) {
        CrawlQueue crawlQueue = dueTask.lane();
        served.put(crawlQueue, turn(crawlQueue));
        turns.merge(crawlQueue, (double) dueTask.loads(), Double::sum);
        recent.merge(crawlQueue.site(), (double) dueTask.loads(), Double::sum);
    }

    /** For each lane that was served its turn when it was served last: the virtual time is the highest of them. */
    public Map<CrawlQueue, Double> served() {
        return Map.copyOf(served);
    }

    /** From here on. */
    public double turn(CrawlQueue crawlQueue) {
        return turns.getOrDefault(crawlQueue, 0.0);
    }

    /** What was chosen just now included. */
    public double recent(SiteId site) {
        return recent.getOrDefault(site, 0.0);
    }
}
