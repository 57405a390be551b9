package dev.trawl.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that a broker has. Every question has a limit of ten seconds. */
final class BrokerTopics {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Admin admin;

    BrokerTopics(Admin admin) {
        this.admin = admin;
    }

    /** How many partitions each has, of those that are there. */
    Map<String, Integer> partitions(Collection<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        var found = new HashMap<String, Integer>();
        for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                var description = topic.getValue().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                found.put(topic.getKey(), description.partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    /**
     * Makes topics.
     *
     * @return how many partitions each of them has, its own or those that another made meanwhile
     */
    Map<String, Integer> create(List<NewTopic> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (var creation : admin.createTopics(topics).values().values()) {
            try {
                creation.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return known(topics.stream().map(NewTopic::name).toList());
    }

    /** Waits until the broker knows them: it answers that they are made a moment before. */
    private Map<String, Integer> known(List<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + LIMIT.toNanos();
        Map<String, Integer> found = partitions(names);
        while (found.size() < names.size()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("topics that were made are not known after " + LIMIT);
            }
            Thread.sleep(50);
            found = partitions(names);
        }
        return found;
    }

    /**
     * Waits until the leader of each partition answers. Before that nothing may be sent: a broker that refuses a producer's
     * first batch and takes its second refuses the first indefinitely (OutOfOrderSequenceException), until the producer gives
     * it up after its delivery time-out.
     */
    void awaitLeaders(Map<String, Integer> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        });
        admin.listOffsets(ends).all().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
