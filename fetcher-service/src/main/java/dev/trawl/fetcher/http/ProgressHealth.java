package dev.trawl.fetcher.http;

import dev.trawl.fetcher.visit.SlotStatus;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Liveness: each slot has made progress within the longest time that a step of a visit may take. */
@Component("progress")
class ProgressHealth implements HealthIndicator {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private final SlotStatus slotStatus;
    private final Clock clock;

    ProgressHealth(SlotStatus slotStatus, Clock clock) {
        this.slotStatus = slotStatus;
        this.clock = clock;
    }

    @Override
    public Health health() {
        boolean stuck = slotStatus.isStuckSince(clock.instant().minus(LONGEST_STEP));
        return (stuck ? Health.down() : Health.up())
                .withDetail("visits", slotStatus.visits())
                .withDetail("pages", slotStatus.pages())
                .build();
    }
}
