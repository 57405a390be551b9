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

    private final Map<Lane, Double> turns;
    private final Map<SiteId, Double> recent;
    private final Map<Lane, Double> served = new HashMap<>();
    private final Comparator<Lane> order;

    /**
     * @param turns of each lane, none below the virtual time of its site and priority
     * @param recent page loads that each site had lately; none where it is missing
     */
    public FairOrder(Map<Lane, Double> turns, Map<SiteId, Double> recent) {
        this.turns = new HashMap<>(turns);
        this.recent = new HashMap<>(recent);
        this.order = Comparator.comparingInt(Lane::priority)
                .reversed()
                .thenComparingDouble(lane -> recent(lane.site()))
                .thenComparing(lane -> lane.site().value())
                .thenComparingDouble(this::turn)
                .thenComparing(lane -> lane.crawl().value());
    }

    Optional<Lane> next(Collection<Lane> lanes) {
        return lanes.stream().min(order);
    }

    void serve(Candidate candidate) {
        Lane lane = candidate.lane();
        served.put(lane, turn(lane));
        turns.merge(lane, (double) candidate.loads(), Double::sum);
        recent.merge(lane.site(), (double) candidate.loads(), Double::sum);
    }

    /** For each lane that was served its turn when it was served last: the virtual time is the highest of them. */
    public Map<Lane, Double> served() {
        return Map.copyOf(served);
    }

    /** From here on. */
    public double turn(Lane lane) {
        return turns.getOrDefault(lane, 0.0);
    }

    /** What was chosen just now included. */
    public double recent(SiteId site) {
        return recent.getOrDefault(site, 0.0);
    }
}
