package dev.trawl.scheduler.wiring;

import dev.trawl.kafka.TopicCreation;
import dev.trawl.scheduler.messaging.OutcomeProgress;
import dev.trawl.scheduler.postgres.Migrations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health: whether what the scheduler needs is there. It waits for both, so neither is a reason to restart it. */
@Configuration(proxyBeanMethods = false)
class SchedulerReadiness {

    @Bean
    HealthIndicator ledgerHealthIndicator(Migrations migrations) {
        return () -> (migrations.isThere() ? Health.up() : Health.outOfService())
                .withDetail("database", migrations.isThere() ? "there" : "away")
                .build();
    }

    @Bean
    HealthIndicator brokerHealthIndicator(OutcomeProgress progress, TopicCreation topics) {
        return () -> (progress.isKafkaThere() && topics.isDone() ? Health.up() : Health.outOfService())
                .withDetail("kafka", progress.isKafkaThere() ? "there" : "away")
                .withDetail("topics", topics.isDone() ? "there" : "not yet made")
                .build();
    }
}
