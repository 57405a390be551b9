package dev.trawl.fetcher.visit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks after running visits from outside: one whose deadline has passed, or that is to stop, has its tab ended; one that
 * does not come to an end after that is interrupted. Thread-safe.
 */
public final class Watchdog {

    /** What a visit may take after its deadline: evidence, its last pages, the tab's end. */
    private static final Duration AFTER = Duration.ofSeconds(60);

    private final Set<Guarded> visits = ConcurrentHashMap.newKeySet();

    /** A visit that is looked after. */
    public record Guarded(Tab tab, Deadline deadline, Lease lease, Thread thread) {}

    void add(Guarded visit) {
        visits.add(visit);
    }

    void remove(Guarded visit) {
        visits.remove(visit);
    }

    /** Looks once; call it a few times a second. */
    public void step() {
        for (Guarded visit : visits) {
            if (visit.deadline().passed()) {
                visit.tab().abort("the visit's deadline has passed");
            }
            visit.lease().stop().ifPresent(why -> visit.tab().abort("the visit is to stop"));
            if (visit.deadline().left().plus(AFTER).isNegative() && visits.remove(visit)) {
                visit.tab().close();
                visit.thread().interrupt();
            }
        }
    }
}
