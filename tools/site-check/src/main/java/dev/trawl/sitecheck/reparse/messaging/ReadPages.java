package dev.trawl.sitecheck.reparse.messaging;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.ReceivedMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The pages on {@code crawl.pages} that the parser has read and acknowledged; what comes after is still its own. One thread. */
public final class ReadPages implements AutoCloseable {

    /** Pages of the largest size fit a small heap. */
    private static final int MOST_AT_ONCE = 4;

    private final TopicWalk walk;
    private final long unread;

    private ReadPages(TopicWalk walk, long unread) {
        this.walk = walk;
        this.unread = unread;
    }

    /** @throws KafkaFailed when Kafka does not say how far the parser is */
    public static ReadPages upTo(Cluster cluster) {
        KafkaConsumer<byte[], byte[]> reader = null;
        try {
            Map<TopicPartition, OffsetAndMetadata> read = acknowledged(cluster);
            reader = cluster.reader(cluster.topics().pages(), MOST_AT_ONCE);
            Map<TopicPartition, Long> begins = reader.beginningOffsets(reader.assignment());
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, Long> lasts = reader.endOffsets(reader.assignment());
            begins.forEach((partition, begin) -> ends.put(
                    partition, Math.clamp(next(read.get(partition)), begin, lasts.getOrDefault(partition, begin))));
            long unread = sum(lasts) - sum(ends);
            return new ReadPages(new TopicWalk(reader, ends), unread);
        } catch (KafkaException e) {
            if (reader != null) {
                reader.close();
            }
            throw cluster.failed(e);
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long next(@Nullable OffsetAndMetadata acknowledged) {
        return acknowledged == null ? 0 : acknowledged.offset();
    }

    private static Map<TopicPartition, OffsetAndMetadata> acknowledged(Cluster cluster) {
        String group = cluster.topics().prefix() + "parser";
        try (var admin = cluster.admin()) {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(Cluster.ANSWER.toSeconds() * 2, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (ExecutionException | TimeoutException e) {
            throw cluster.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaFailed("interrupted", e);
        }
    }

    /** At most this number of pages. */
    public long length() {
        return walk.length();
    }

    /** How many of them lie behind. */
    public long done() {
        return walk.done();
    }

    /** Pages that the parser has not read yet. */
    public long unread() {
        return unread;
    }

    /**
     * Gives every page to the visitor; malformed ones the parser has set aside.
     *
     * @param pause called after each handful
     * @throws KafkaFailed when Kafka gives nothing for a minute
     */
    public void forEach(Consumer<CapturedPage> visitor, Runnable pause) {
        walk.forEach(
                message -> {
                    CapturedPage page = page(message);
                    if (page != null) {
                        visitor.accept(page);
                    }
                },
                pause);
    }

    private static @Nullable CapturedPage page(ConsumerRecord<byte[], byte[]> message) {
        try {
            ReceivedMessage.checkSchema(message);
            return CapturedPage.read(ReceivedMessage.headers(message), message.value());
        } catch (MalformedMessage e) {
            return null;
        }
    }

    @Override
    public void close() {
        walk.close();
    }
}
