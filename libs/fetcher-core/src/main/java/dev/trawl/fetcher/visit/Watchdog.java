package dev.trawl.fetcher.visit;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Guards running visits from outside. It aborts the tab of a visit that must stop or whose deadline has passed, and interrupts a
 * visit that does not end after that. Thread-safe.
 */
public final class Watchdog {

    /** What a visit may take after its deadline: evidence, its last pages, the tab's end. */
    private static final Duration AFTER_DEADLINE = Duration.ofSeconds(60);

    private final Set<Guarded> visits = ConcurrentHashMap.newKeySet();

    /**
     * A running visit.
     *
     * @param interrupted whether the watchdog has interrupted it
     */
    public record Guarded(Tab tab, VisitDeadline deadline, Lease lease, Thread thread, AtomicBoolean interrupted) {

        Guarded(Tab tab, VisitDeadline deadline, Lease lease, Thread thread) {
            this(tab, deadline, lease, thread, new AtomicBoolean());
        }

        /** Whether the watchdog has interrupted it, since it did not end after its deadline. */
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

    /** Checks each visit once. To be called a few times a second. */
    public void step() {
        for (Guarded visit : visits) {
            Optional<AbortReason> stop = visit.lease().abortReason();
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
