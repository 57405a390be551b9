package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.Topics;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTopicsTest {

    private final Topics topics = new Topics("t.");

    @Test
    void giveEachTopicOneOwner() {
        assertThat(Arrays.stream(OwnedTopic.Service.values())
                        .flatMap(service -> ServiceTopics.of(service, topics).made().stream())
                        .map(OwnedTopic::name))
                .containsExactlyInAnyOrderElementsOf(topics.all());
    }

    @Test
    void keepTheTasksInOnePartitionSoThatNoneWaitsBehindALongVisit() {
        var settings = new TopicSettings("t.", 6, (short) 1, Map.of());
        assertThat(ServiceTopics.of(OwnedTopic.Service.SCHEDULER, topics).made())
                .filteredOn(topic -> topic.with(settings).numPartitions() == 1)
                .extracting(OwnedTopic::name)
                .containsExactlyInAnyOrder("t.crawl.tasks", "t.crawl.control");
    }

    @Test
    void awaitOnlyTopicsOfOthers() {
        assertThat(ServiceTopics.of(OwnedTopic.Service.PARSER, topics, topics.pages())
                        .awaited())
                .extracting(OwnedTopic::name)
                .containsExactly("t.crawl.pages");
        assertThatThrownBy(() -> ServiceTopics.of(OwnedTopic.Service.PARSER, topics, topics.records()))
                .hasMessage("the parser awaits t.crawl.records, expected a topic of another service");
        assertThatThrownBy(() -> ServiceTopics.of(OwnedTopic.Service.PARSER, topics, "t.crawl.pagse"))
                .hasMessage("the parser awaits t.crawl.pagse, expected a topic of another service");
    }
}
