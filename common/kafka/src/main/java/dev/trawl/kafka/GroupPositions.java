package dev.trawl.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where a consumer group stands in its topics, as the broker knows. */
final class GroupPositions {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /**
     * Where a group stands in one partition.
     *
     * @param next offset of the first message that is not acknowledged
     * @param end offset of the message that will come next
     */
    record Position(long next, long end) {

        long behind() {
            return Math.max(0, end - next);
        }
    }

    private final Admin admin;

    GroupPositions(Admin admin) {
        this.admin = admin;
    }

    /** @throws ExecutionException what the broker answered, such as that a topic is not there */
    Map<TopicPartition, Position> of(String group, Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        var partitions =
                admin
                        .describeTopics(topics)
                        .allTopicNames()
                        .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .values()
                        .stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        var acknowledged = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        var positions = new HashMap<TopicPartition, Position>();
        for (TopicPartition partition : partitions) {
            var committed = acknowledged.get(partition);
            long begin = begins.getOrDefault(partition, 0L);
            // what retention has deleted is no lag
            long next = committed == null ? begin : Math.max(begin, committed.offset());
            positions.put(partition, new Position(next, ends.getOrDefault(partition, next)));
        }
        return positions;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        return admin.listOffsets(asked).all().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }
}
