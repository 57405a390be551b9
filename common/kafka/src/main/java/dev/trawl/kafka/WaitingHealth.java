package dev.trawl.kafka;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of something that a service waits for, such as Kafka: down as long as it waits, with the detail {@code waiting}. The
 * service goes on by itself, so it is part of readiness and never of liveness.
 */
public final class WaitingHealth implements HealthIndicator {

    private final Supplier<Optional<String>> waitsFor;

    /** @param waitsFor what is not there, for people; empty when it is there */
    public WaitingHealth(Supplier<Optional<String>> waitsFor) {
        this.waitsFor = waitsFor;
    }

    /** For the topics of a service and its broker. */
    public static WaitingHealth ofKafka(TopicCreation topics, BrokerLiveness broker) {
        return new WaitingHealth(() -> topics.waitsFor().or(broker::waitsFor));
    }

    @Override
    public Health health() {
        return waitsFor.get()
                .map(missing -> Health.down().withDetail("waiting", missing))
                .orElseGet(Health::up)
                .build();
    }
}
