package dev.trawl.scheduler.fleet;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.VisitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The fetchers that live, by their last heartbeats. Thread-safe. */
public final class FetcherRegistry {

    private final Map<FetcherId, Heartbeat> last = new ConcurrentHashMap<>();
    private final Duration stale;
    private final Clock clock;

    /** @param stale after which time without a heartbeat a fetcher counts as gone; clocks may differ by less */
    public FetcherRegistry(Duration stale, Clock clock) {
        this.stale = stale;
        this.clock = clock;
    }

    /** A heartbeat; an older one than we have changes nothing. */
    public void heard(Heartbeat heartbeat) {
        last.merge(heartbeat.fetcher(), heartbeat, (a, b) -> b.at().isBefore(a.at()) ? a : b);
    }

    /** A fetcher said that it goes. */
    public void left(FetcherId fetcher) {
        last.remove(fetcher);
    }

    /** Those heard of lately, by name. */
    public List<Heartbeat> live() {
        Instant oldest = clock.instant().minus(stale);
        return last.values().stream()
                .filter(heartbeat -> heartbeat.at().isAfter(oldest))
                .sorted(Comparator.comparing(heartbeat -> heartbeat.fetcher().value()))
                .toList();
    }

    /** Slots of fetchers that take tasks. */
    public int liveSlots() {
        return live().stream()
                .filter(heartbeat -> !heartbeat.stopping())
                .mapToInt(heartbeat -> heartbeat.slots().size())
                .sum();
    }

    /** Since when a live slot has been at its present step of this visit; none when no live slot has the visit. */
    public Optional<Instant> atWorkSince(VisitId visit) {
        return live().stream()
                .flatMap(heartbeat -> heartbeat.slots().stream())
                .filter(slot -> slot.visit() != null && slot.visit().visitId().equals(visit))
                .flatMap(slot -> Stream.of(slot.stepSince() != null ? slot.stepSince() : slot.since()))
                .max(Comparator.naturalOrder());
    }

    /** Forgets those that have been gone for long. */
    public void forgetOld() {
        Instant oldest = clock.instant().minus(stale.multipliedBy(10));
        last.values().removeIf(heartbeat -> heartbeat.at().isBefore(oldest));
    }
}
