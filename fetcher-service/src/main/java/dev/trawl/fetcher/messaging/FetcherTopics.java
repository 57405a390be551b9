package dev.trawl.fetcher.messaging;

import dev.trawl.messages.Topics;
import dev.trawl.messaging.OwnedTopic;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that fetchers own. */
@Configuration(proxyBeanMethods = false)
class FetcherTopics {

    @Bean
    OwnedTopic pages(Topics topics) {
        return OwnedTopic.of(topics.pages());
    }

    @Bean
    OwnedTopic evidence(Topics topics) {
        return OwnedTopic.kept(topics.evidence(), Duration.ofDays(30));
    }

    @Bean
    OwnedTopic fetchers(Topics topics) {
        return OwnedTopic.compacted(topics.fetchers());
    }
}
