package dev.trawl.sitecheck.reparse.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Goes through a topic from its beginning to offsets that were taken before. One thread. */
final class TopicWalk implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    /** A broker that gives nothing for so long is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final long first;
    private final long all;

    /**
     * @param reader at its beginning; closed with this
     * @param ends the first offset of each partition that is not gone to
     */
    TopicWalk(KafkaConsumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends) {
        this.consumer = reader;
        this.ends = Map.copyOf(ends);
        this.first = position();
        this.all = ends.values().stream().mapToLong(Long::longValue).sum() - first;
    }

    /** Offsets from the beginning to the ends; at least as many as messages. */
    long length() {
        return all;
    }

    /** Offsets that lie behind. */
    long done() {
        return position() - first;
    }

    /** The sum over the partitions, none beyond its end. */
    private long position() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.min(consumer.position(end.getKey(), Cluster.ANSWER), end.getValue()))
                .sum();
    }

    /**
     * Gives every message to the visitor.
     *
     * @param pause called after each handful
     * @throws KafkaFailed when Kafka gives nothing for a minute
     */
    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> visitor, Runnable pause) {
        try {
            long since = System.nanoTime();
            long before = position();
            while (before - first < all) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (record.offset() < end(partition(record))) {
                        visitor.accept(record);
                    }
                }
                long now = position();
                // what lies behind their ends is not to be fetched
                consumer.pause(ends.keySet().stream()
                        .filter(partition -> consumer.position(partition) >= end(partition))
                        .toList());
                if (now > before) {
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new KafkaFailed("Kafka has given nothing for " + PATIENCE.toSeconds() + " s");
                }
                before = now;
                pause.run();
            }
        } catch (KafkaException e) {
            throw new KafkaFailed("Kafka does not let itself be read: " + e.getMessage(), e);
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
