package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Topics;
import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.kafka.MalformedMessages;
import dev.trawl.kafka.MessageSender;
import dev.trawl.kafka.OwnedTopic;
import dev.trawl.kafka.ServiceTopics;
import dev.trawl.kafka.TopicCreation;
import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.letter.LetterCommands;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.publishing.Publisher.PublisherWaker;
import dev.trawl.scheduler.publishing.Publisher.TaskTopic;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.task.Ledger;
import dev.trawl.scheduler.task.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** What the scheduler has in Kafka: its topics, listeners and senders. */
@Configuration(proxyBeanMethods = false)
public class SchedulerMessaging {

    @Bean
    ServiceTopics serviceTopics(Topics topics) {
        return ServiceTopics.of(OwnedTopic.Service.SCHEDULER, topics);
    }

    @Bean
    TopicCreation.Setup taskGroup(Topics topics) {
        return new TaskShareGroup(topics);
    }

    @Bean
    OutcomeProgress outcomeProgress(Topics topics, TopicCreation creation, Clock clock) {
        return new OutcomeProgress(creation::isDone, topics, clock);
    }

    /** Asked every second, because it measures how far the outcomes are read; one answer too late is no outage. */
    @Bean
    BrokerLiveness brokerLiveness(KafkaAdmin admin, OutcomeProgress progress, Clock clock) {
        return BrokerLiveness.of(admin, progress, Duration.ofSeconds(1), Duration.ofSeconds(15), clock);
    }

    @Bean
    TaskTopic taskTopic(MessageSender messageSender, Topics topics, BrokerLiveness kafka) {
        return new KafkaTaskTopic(messageSender, topics, kafka);
    }

    @Bean
    OutboxSender outboxSender(Outbox outbox, MessageSender messageSender, Topics topics, BrokerLiveness kafka) {
        return new OutboxSender(outbox, messageSender, topics, kafka);
    }

    @Bean
    EvidenceReader evidenceReader(KafkaAdmin admin, Topics topics) {
        return new EvidenceReader(admin.getConfigurationProperties(), topics);
    }

    @Bean
    OutcomeListener outcomeListener(
            MalformedMessages malformed, Ledger ledger, MeterRegistry metrics, PublisherWaker waker) {
        return new OutcomeListener(malformed, ledger, metrics, waker::wake);
    }

    @Bean
    RequestListener requestListener(
            MalformedMessages malformed,
            Submissions submissions,
            DefaultSite defaultSite,
            LetterCommands letterCommands,
            PublisherWaker waker) {
        return new RequestListener(malformed, submissions, defaultSite, letterCommands, waker::wake);
    }

    @Bean
    CrawlEndSender endSender(
            CrawlEnds ends, MessageSender messageSender, Topics topics, BrokerLiveness kafka, Clock clock) {
        return new CrawlEndSender(ends, messageSender, topics, kafka, clock);
    }

    @Bean
    LetterListener letterListener(LetterStore letters, Topics topics, Clock clock) {
        return new LetterListener(letters, topics, clock);
    }

    @Bean
    HeartbeatListener heartbeatListener(
            FetcherRegistry fetcherRegistry, SiteStore sites, MeterRegistry metrics, PublisherWaker waker) {
        return new HeartbeatListener(fetcherRegistry, new RobotsChanges(sites), metrics, waker::wake);
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
