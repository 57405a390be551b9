package dev.trawl.scheduler.messaging;

import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single pieces of evidence by their offsets. At most two at once; thread-safe. */
public final class EvidenceReader {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String BYTES = Integer.toString(Topics.MAX_MESSAGE_BYTES);

    private final Semaphore turns = new Semaphore(2, true);
    private final Map<String, Object> client;
    private final String topic;

    EvidenceReader(Map<String, Object> client, Topics topics) {
        this.client = new HashMap<>(client);
        this.client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.client.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES);
        this.client.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1048576");
        this.client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        this.topic = topics.evidence();
    }

    /**
     * The bytes; none when retention has taken them.
     *
     * @throws KafkaException when the broker does not answer in time
     */
    public Optional<byte[]> read(EvidenceRef ref) throws InterruptedException {
        turns.acquire();
        var partition = new TopicPartition(topic, ref.partition());
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            Long begin = consumer.beginningOffsets(List.of(partition), LIMIT).get(partition);
            Long end = consumer.endOffsets(List.of(partition), LIMIT).get(partition);
            if (begin == null || end == null || ref.offset() < begin || ref.offset() >= end) {
                return Optional.empty();
            }
            consumer.seek(partition, ref.offset());
            for (var record : consumer.poll(LIMIT)) {
                return record.offset() == ref.offset() ? Optional.ofNullable(record.value()) : Optional.empty();
            }
            throw new KafkaException("no evidence came from " + partition + " within " + LIMIT);
        } finally {
            turns.release();
        }
    }
}
