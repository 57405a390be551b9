package dev.trawl.bench.chaos.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.bench.chaos.poison.Fate;
import dev.trawl.bench.chaos.poison.PoisonMessages.MessagePosition;
import dev.trawl.bench.chaos.poison.PoisonMessages.PlannedPoison;
import dev.trawl.bench.chaos.poison.PoisonMessages.Poison;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts poison on the topics of a running pipeline, and reads the letters about it. Sending is safe from any thread. */
public final class PoisonedTopics implements AutoCloseable {

    /** Longer than a broker takes to come back. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final String broker;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    public PoisonedTopics(String broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "acks",
                        "all",
                        "max.request.size",
                        Topics.MAX_MESSAGE_BYTES,
                        "max.block.ms",
                        (int) LIMIT.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Puts one out; returns when the broker has it. */
    public Poison put(PlannedPoison planned, int number, Random random) {
        RecordMetadata sent = send(
                planned.topic(),
                key(planned.topic(), number),
                planned.kind().schema(),
                planned.kind().value(random));
        return new Poison(
                planned.kind(),
                Fate.on(planned.topic(), topics),
                new MessagePosition(sent.topic(), sent.partition(), sent.offset()));
    }

    /** One that a reader of that topic would look behind. */
    private String key(String topic, int number) {
        if (topic.equals(topics.control())) {
            return "task/" + UUID.nameUUIDFromBytes(("poison-" + number).getBytes(UTF_8));
        }
        return (topic.equals(topics.fetchers()) ? "" : "demo/") + "poison-" + number;
    }

    /** As the parser sends it, beside what the parser sends. */
    public void send(PageRecord record) {
        send(topics.records(), record.visit().account().key(), Topics.SCHEMA, MessageJson.write(record));
    }

    private RecordMetadata send(String topic, String key, int schema, byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
        record.headers().add(Topics.SCHEMA_HEADER, Integer.toString(schema).getBytes(UTF_8));
        try {
            return producer.send(record).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailed("Kafka did not take a message for " + topic + ": " + e, e);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    /** What every letter on {@code crawl.dead.message} is about, in no order; twice where there are two. */
    public List<MessagePosition> letters() {
        List<MessagePosition> places = new ArrayList<>();
        for (byte[] value : values(topics.deadMessages())) {
            try {
                MalformedLetter letter = MessageJson.read(value, MalformedLetter.class);
                places.add(new MessagePosition(letter.topic(), letter.partition(), letter.offset()));
            } catch (MalformedMessage poison) {
                // ours
            }
        }
        return places;
    }

    private List<byte @Nullable []> values(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "enable.auto.commit", false);
        List<byte @Nullable []> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, LIMIT).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
