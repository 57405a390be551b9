package dev.trawl.storage.messaging;

import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.kafka.TopicCreation;
import dev.trawl.kafka.WaitingHealth;
import dev.trawl.postgres.DatabaseGate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Health: whether what storage needs is there. It waits for all of it, so nothing of it is a reason to restart it. */
@Configuration(proxyBeanMethods = false)
class StorageReadiness {

    /** Nothing pauses while the broker is away, so an answer every few seconds is enough, even one that takes its whole limit. */
    @Bean
    BrokerLiveness brokerLiveness(KafkaAdmin admin, Clock clock) {
        return BrokerLiveness.of(
                admin, BrokerLiveness.Question.NODES, Duration.ofSeconds(5), Duration.ofSeconds(15), clock);
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(TopicCreation topics, BrokerLiveness kafka) {
        return WaitingHealth.ofKafka(topics, kafka);
    }

    /** Storage may use the database seldom, so each look at its health asks it. */
    @Bean
    HealthIndicator databaseHealthIndicator(DatabaseGate gate) {
        return new WaitingHealth(() -> gate.isOpen() && gate.answers() ? Optional.empty() : Optional.of("Postgres"));
    }

    @Bean
    HealthIndicator intakeHealthIndicator(IntakeStart intake) {
        return new WaitingHealth(intake::waitsFor);
    }
}
