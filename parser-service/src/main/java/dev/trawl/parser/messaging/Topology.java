package dev.trawl.parser.messaging;

import dev.trawl.messages.FailureKind;
import dev.trawl.messages.Topics;
import dev.trawl.messaging.OwnedTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that the parser cannot work without, made if nobody has yet. */
@Configuration(proxyBeanMethods = false)
class Topology {

    @Bean
    OwnedTopic records(Topics topics) {
        return OwnedTopic.of(topics.records());
    }

    @Bean
    OwnedTopic pages(Topics topics) {
        return OwnedTopic.of(topics.pages());
    }

    @Bean
    OwnedTopic outcomes(Topics topics) {
        return OwnedTopic.of(topics.outcomes());
    }

    @Bean
    OwnedTopic deadPages(Topics topics) {
        return OwnedTopic.of(topics.dead(FailureKind.PAGE));
    }

    @Bean
    OwnedTopic deadMessages(Topics topics) {
        return OwnedTopic.of(topics.deadMessages());
    }
}
