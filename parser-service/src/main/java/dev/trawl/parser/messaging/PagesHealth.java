package dev.trawl.parser.messaging;

import dev.trawl.kafka.TopicCreation;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports whether Kafka has the topics that the parser needs; until then, what it waits for. */
@Component("pagesHealthIndicator")
final class PagesHealth implements HealthIndicator {

    private final TopicCreation topics;

    PagesHealth(TopicCreation topics) {
        this.topics = topics;
    }

    @Override
    public Health health() {
        return topics.isDone()
                ? Health.up().build()
                : Health.down().withDetail("waiting", topics.waitsFor()).build();
    }
}
