package dev.trawl.storage.messaging;

import dev.trawl.messages.FailureKind;
import dev.trawl.messages.Topics;
import dev.trawl.messaging.OwnedTopic;
import dev.trawl.messaging.ServiceTopics;
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
