package dev.trawl.fetcher.messaging;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.OwnedTopic;
import dev.trawl.kafka.ServiceTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that fetchers create, and those that they need. */
@Configuration(proxyBeanMethods = false)
class FetcherTopics {

    @Bean
    ServiceTopics serviceTopics(Topics topics) {
        return ServiceTopics.of(
                OwnedTopic.Service.FETCHER,
                topics,
                topics.tasks(),
                topics.control(),
                topics.outcomes(),
                topics.dead(FailureKind.TIMEOUT),
                topics.dead(FailureKind.CLICK),
                topics.dead(FailureKind.BROWSER),
                topics.dead(FailureKind.BLOCKED),
                topics.dead(FailureKind.PAGE),
                topics.deadMessages());
    }
}
