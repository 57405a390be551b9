package dev.trawl.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Lag and progress of the listeners of a service; the fetcher, which has none of these, reports its slots instead. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(ProgressConfiguration.ProgressSettings.class)
class ProgressConfiguration {

    /**
     * {@code trawl.progress.*}.
     *
     * @param patience how long a listener may handle nothing, while Kafka answers and it lags, before the service is unhealthy
     */
    @ConfigurationProperties(value = "trawl.progress", ignoreUnknownFields = false)
    record ProgressSettings(@DefaultValue("2m") Duration patience) {}

    @Bean
    ListenerProgress listenerProgress(
            KafkaAdmin admin,
            KafkaListenerEndpointRegistry registry,
            ProgressSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        return new ListenerProgress(
                () -> Admin.create(admin.getConfigurationProperties()),
                () -> registry.getListenerContainers().stream()
                        .flatMap(ProgressConfiguration::listened)
                        .toList(),
                settings.patience(),
                clock,
                metrics);
    }

    /** None where its partitions are not shared: what is read from its start by every process has no lag. */
    private static Stream<ListenerProgress.Listened> listened(MessageListenerContainer container) {
        String[] topics = container.getContainerProperties().getTopics();
        String group = container.getGroupId();
        if (topics == null || group == null) {
            return Stream.of();
        }
        Collection<TopicPartition> assigned =
                Objects.requireNonNullElse(container.getAssignedPartitions(), Set.<TopicPartition>of());
        return Stream.of(new ListenerProgress.Listened(
                group, Set.of(topics), Set.copyOf(assigned), !container.isInExpectedState()));
    }

    @Bean
    @ConditionalOnMissingBean(name = "progress")
    HealthIndicator progressHealthIndicator(ListenerProgress progress) {
        return () -> {
            List<String> stuck = progress.stuck();
            return (stuck.isEmpty() ? Health.up() : Health.down().withDetail("stuck", stuck)).build();
        };
    }
}
