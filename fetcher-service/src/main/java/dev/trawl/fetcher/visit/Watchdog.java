package dev.trawl.fetcher.visit;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after running visits from outside: one whose deadline has passed, or that is to stop, has its tab ended; one that
 * does not come to an end after that is interrupted. Thread-safe.
 */
public final class Watchdog {

    /** What a visit may take after its deadline: evidence, its last pages, the tab's end. */
    private static final Duration AFTER_DEADLINE = Duration.ofSeconds(60);

    private final Set<Guarded> visits = ConcurrentHashMap.newKeySet();

    /**
     * A visit that is looked after.
     *
     * @param interrupted whether it was interrupted
     */
    public record Guarded(Tab tab, VisitDeadline deadline, Lease lease, Thread thread, AtomicBoolean interrupted) {

        Guarded(Tab tab, VisitDeadline deadline, Lease lease, Thread thread) {
            this(tab, deadline, lease, thread, new AtomicBoolean());
        }

        /** Whether it was interrupted because it did not come to an end after its deadline. */
        boolean isInterrupted() {
            return interrupted.get();
        }
    }

    void add(Guarded visit) {
        visits.add(visit);
    }

    void remove(Guarded visit) {
        visits.remove(visit);
    }

    /** Looks once; call it a few times a second. */
    public void step() {
        for (Guarded visit : visits) {
            Optional<AbortReason> stop = visit.lease().stop();
            if (stop.isPresent() || visit.deadline().passed()) {
                visit.tab().abort(stop.orElse(AbortReason.DEADLINE_PASSED));
            }
            if (visit.deadline().left().plus(AFTER_DEADLINE).isNegative() && visits.remove(visit)) {
                visit.interrupted().set(true);
                visit.thread().interrupt();
                visit.tab().close();
            }
        }
    }
}
