package dev.trawl.scheduler.messaging;

import dev.trawl.messages.FailureKind;
import dev.trawl.messages.Topics;
import dev.trawl.messaging.MalformedMessages;
import dev.trawl.messaging.OwnedTopic;
import dev.trawl.messaging.Sender;
import dev.trawl.messaging.TopicCreation;
import dev.trawl.scheduler.fleet.Fleet;
import dev.trawl.scheduler.ledger.Ledger;
import dev.trawl.scheduler.ledger.LetterBox;
import dev.trawl.scheduler.ledger.Outbox;
import dev.trawl.scheduler.publishing.TaskTopic;
import dev.trawl.scheduler.submission.DefaultSite;
import dev.trawl.scheduler.submission.Submissions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** What the scheduler has in Kafka: its topics, listeners and senders. */
@Configuration(proxyBeanMethods = false)
public class MessagingParts {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MONTH = Duration.ofDays(30);

    /** What listeners do when others should be woken. */
    public interface Waking {
        void publisher();
    }

    @Bean
    OwnedTopic requestsTopic(Topics topics) {
        return OwnedTopic.of(topics.requests());
    }

    @Bean
    OwnedTopic tasksTopic(Topics topics) {
        return OwnedTopic.kept(topics.tasks(), A_DAY);
    }

    @Bean
    OwnedTopic outcomesTopic(Topics topics) {
        return OwnedTopic.of(topics.outcomes());
    }

    @Bean
    OwnedTopic controlTopic(Topics topics) {
        return OwnedTopic.compacted(topics.control());
    }

    @Bean
    OwnedTopic timeoutLettersTopic(Topics topics) {
        return OwnedTopic.kept(topics.dead(FailureKind.TIMEOUT), A_MONTH);
    }

    @Bean
    OwnedTopic clickLettersTopic(Topics topics) {
        return OwnedTopic.kept(topics.dead(FailureKind.CLICK), A_MONTH);
    }

    @Bean
    OwnedTopic browserLettersTopic(Topics topics) {
        return OwnedTopic.kept(topics.dead(FailureKind.BROWSER), A_MONTH);
    }

    @Bean
    OwnedTopic blockedLettersTopic(Topics topics) {
        return OwnedTopic.kept(topics.dead(FailureKind.BLOCKED), A_MONTH);
    }

    @Bean
    OwnedTopic pageLettersTopic(Topics topics) {
        return OwnedTopic.kept(topics.dead(FailureKind.PAGE), A_MONTH);
    }

    @Bean
    OwnedTopic recordLettersTopic(Topics topics) {
        return OwnedTopic.kept(topics.dead(FailureKind.RECORD), A_MONTH);
    }

    @Bean
    OwnedTopic malformedTopic(Topics topics) {
        return OwnedTopic.kept(topics.deadMessages(), A_MONTH);
    }

    @Bean
    TopicCreation.Setup taskGroup(Topics topics) {
        return new TaskGroup(topics);
    }

    @Bean
    OutcomeProgress outcomeProgress(KafkaAdmin admin, Topics topics, Clock clock) {
        return new OutcomeProgress(() -> Admin.create(admin.getConfigurationProperties()), topics, clock);
    }

    @Bean
    TaskTopic taskTopic(Sender sender, Topics topics, OutcomeProgress progress) {
        return new KafkaTaskTopic(sender, topics, progress);
    }

    @Bean
    OutboxSender outboxSender(Outbox outbox, Sender sender, Topics topics, OutcomeProgress progress) {
        return new OutboxSender(outbox, sender, topics, progress);
    }

    @Bean
    EvidenceReader evidenceReader(KafkaAdmin admin, Topics topics) {
        return new EvidenceReader(admin.getConfigurationProperties(), topics);
    }

    @Bean
    OutcomeListener outcomeListener(MalformedMessages malformed, Ledger ledger, MeterRegistry metrics, Waking waking) {
        return new OutcomeListener(malformed, ledger, metrics, waking::publisher);
    }

    @Bean
    RequestListener requestListener(MalformedMessages malformed, Submissions submissions, DefaultSite defaultSite) {
        return new RequestListener(malformed, submissions, defaultSite);
    }

    @Bean
    LetterListener letterListener(LetterBox letters, Topics topics, Clock clock) {
        return new LetterListener(letters, topics, clock);
    }

    @Bean
    HeartbeatListener heartbeatListener(Fleet fleet, MeterRegistry metrics, Waking waking) {
        return new HeartbeatListener(fleet, metrics, waking::publisher);
    }

    @Bean
    Listeners listeners(KafkaListenerEndpointRegistry registry) {
        return registry::start;
    }

    /** All listeners; started when the database is there for what they bring. */
    @FunctionalInterface
    public interface Listeners {
        void start();
    }
}
