package dev.trawl.parser.messaging;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.OwnedTopic;
import dev.trawl.kafka.ServiceTopics;
import dev.trawl.kafka.TopicCreation;
import dev.trawl.kafka.WaitingHealth;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that the parser creates, and those that it needs. */
@Configuration(proxyBeanMethods = false)
class ParserTopics {

    @Bean
    ServiceTopics serviceTopics(Topics topics) {
        return ServiceTopics.of(
                OwnedTopic.Service.PARSER,
                topics,
                topics.pages(),
                topics.outcomes(),
                topics.dead(FailureKind.PAGE),
                topics.deadMessages());
    }

    /** Down until the topics are there. A broker that goes away later pauses the parser, and it stays ready. */
    @Bean
    HealthIndicator kafkaHealthIndicator(TopicCreation topics) {
        return new WaitingHealth(topics::waitsFor);
    }
}
