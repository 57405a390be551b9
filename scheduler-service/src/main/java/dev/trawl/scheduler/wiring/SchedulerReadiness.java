package dev.trawl.scheduler.wiring;

import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.kafka.TopicCreation;
import dev.trawl.kafka.WaitingHealth;
import dev.trawl.postgres.DatabaseGate;
import java.util.Optional;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health: whether what the scheduler needs is there. It waits for both, so neither is a reason to restart it. */
@Configuration(proxyBeanMethods = false)
class SchedulerReadiness {

    /** The loops use the database every second and note what becomes of it, so health takes no connection from them. */
    @Bean
    HealthIndicator databaseHealthIndicator(DatabaseGate gate) {
        return new WaitingHealth(() -> gate.isThere() ? Optional.empty() : Optional.of("Postgres"));
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(TopicCreation topics, BrokerLiveness kafka) {
        return WaitingHealth.ofKafka(topics, kafka);
    }
}
