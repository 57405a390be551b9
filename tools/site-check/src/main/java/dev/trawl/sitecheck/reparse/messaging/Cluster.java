package dev.trawl.sitecheck.reparse.messaging;

import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka and the names of Trawl's topics in it.
 *
 * @param servers {@code host:port}, several with commas
 */
public record Cluster(String servers, Topics topics) {

    /** What one answer of the broker may take. */
    static final Duration ANSWER = Duration.ofSeconds(15);

    /** A reader of all partitions of a topic, at its beginning; the caller closes it. */
    KafkaConsumer<byte[], byte[]> reader(String topic, int mostAtOnce) {
        var settings = settings();
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", mostAtOnce);
        settings.put("default.api.timeout.ms", (int) ANSWER.toMillis());
        // with pages of the largest size it still fits a small heap
        settings.put("fetch.max.bytes", 2 * Topics.MAX_MESSAGE_BYTES);
        settings.put("allow.auto.create.topics", false);
        var consumer = consumer(settings);
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaFailed("there is no topic " + topic + " at " + servers);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return consumer;
        } catch (KafkaException e) {
            consumer.close();
            throw failed(e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        try {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    /** What went wrong, by its innermost cause. */
    KafkaFailed failed(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new KafkaFailed("Kafka does not answer at " + servers + ": " + cause.getMessage(), e);
    }

    /** The caller closes it. */
    KafkaProducer<byte[], byte[]> producer() {
        var settings = settings();
        settings.put("acks", "all");
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 5);
        settings.put("max.request.size", Topics.MAX_MESSAGE_BYTES);
        settings.put("max.block.ms", ANSWER.toMillis());
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 30_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The caller closes it. */
    Admin admin() {
        var settings = settings();
        settings.put("default.api.timeout.ms", (int) ANSWER.toMillis());
        settings.put("request.timeout.ms", 5_000);
        return Admin.create(settings);
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of("bootstrap.servers", servers));
    }
}
