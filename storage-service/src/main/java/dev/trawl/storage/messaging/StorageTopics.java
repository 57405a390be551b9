package dev.trawl.storage.messaging;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.OwnedTopic;
import dev.trawl.kafka.ServiceTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that storage needs. Other services create them. */
@Configuration(proxyBeanMethods = false)
class StorageTopics {

    @Bean
    ServiceTopics serviceTopics(Topics topics) {
        return ServiceTopics.of(
                OwnedTopic.Service.STORAGE,
                topics,
                topics.records(),
                topics.outcomes(),
                topics.dead(FailureKind.RECORD),
                topics.deadMessages());
    }
}
