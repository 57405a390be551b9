package dev.trawl.storage.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether records are taken in: the listeners run, and batches are not coming back. */
@Component("intakeHealthIndicator")
final class IntakeHealth implements HealthIndicator {

    private final IntakeStart start;

    IntakeHealth(IntakeStart start) {
        this.start = start;
    }

    @Override
    public Health health() {
        return start.isStarted()
                ? Health.up().build()
                : Health.down().withDetail("waiting", start.waitsFor()).build();
    }
}
