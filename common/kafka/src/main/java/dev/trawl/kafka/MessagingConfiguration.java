package dev.trawl.kafka;

import dev.trawl.contract.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** What every service gets by having this module: topics, a sender, poison set aside, listeners that never give up. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicSettings.class)
class MessagingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(TopicSettings settings) {
        return settings.topics();
    }

    @Bean
    TopicCreation topicCreation(
            KafkaAdmin admin,
            TopicSettings settings,
            ServiceTopics topics,
            ObjectProvider<TopicCreation.Setup> setups,
            Clock clock,
            MeterRegistry metrics) {
        admin.setAutoCreate(false);
        var creation = new TopicCreation(
                () -> Admin.create(admin.getConfigurationProperties()),
                topics,
                settings,
                setups.orderedStream().toList(),
                clock);
        Gauge.builder("trawl.topics.missing", creation, TopicCreation::missing)
                .description("Topics of other services that are not there yet")
                .register(metrics);
        return creation;
    }

    @Bean
    MessageSender sender(KafkaTemplate<byte[], byte[]> template) {
        return new MessageSender(template);
    }

    @Bean
    MalformedMessages malformedMessages(
            MessageSender messageSender,
            Topics topics,
            @Value("${spring.application.name}") String service,
            Clock clock,
            MeterRegistry metrics) {
        return new MalformedMessages(messageSender, topics, service, clock, metrics);
    }

    @Bean
    ListenerOutages listenerOutages(Clock clock, MeterRegistry metrics) {
        return new ListenerOutages(clock, metrics);
    }

    /** Whatever a listener throws, its batch comes again, with back-off, without end; a lasting fault is one line. */
    @Bean
    CommonErrorHandler listenerErrors(ListenerOutages outages) {
        var backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(15_000);
        var errors = new DefaultErrorHandler((record, e) -> {}, backOff);
        errors.setLogLevel(KafkaException.Level.DEBUG);
        errors.setRetryListeners(outages);
        return errors;
    }
}
