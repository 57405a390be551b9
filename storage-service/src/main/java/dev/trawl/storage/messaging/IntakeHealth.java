package dev.trawl.storage.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports whether the listeners have started; until then, what they wait for. */
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
