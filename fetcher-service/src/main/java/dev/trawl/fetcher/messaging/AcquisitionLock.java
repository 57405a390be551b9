package dev.trawl.fetcher.messaging;

import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The lock that a share group grants on a task, as far as its holder can rely on it. Thread-safe. */
final class AcquisitionLock implements Lease {

    private final Clock clock;
    private final Duration duration;
    private volatile Instant renewed;
    private volatile boolean handBack;

    /** @param acquired a moment before the lock was acquired */
    AcquisitionLock(Clock clock, Duration duration, Instant acquired) {
        this.clock = clock;
        this.duration = duration;
        this.renewed = acquired;
    }

    /** @param asked when the renewal was requested that is now granted */
    void renewed(Instant asked) {
        renewed = asked;
    }

    void handBack() {
        handBack = true;
    }

    @Override
    public boolean fresh() {
        return clock.instant().isBefore(renewed.plus(duration));
    }

    @Override
    public Optional<AbortReason> abortReason() {
        return handBack ? Optional.of(AbortReason.FETCHER_STOPPING) : Optional.empty();
    }
}
