package dev.trawl.parser.messaging;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.OwnedTopic;
import dev.trawl.kafka.ServiceTopics;
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
}
