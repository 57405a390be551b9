package dev.trawl.testing;

import dev.trawl.contract.Topics;
import dev.trawl.devservers.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real broker, one for all tests of a run, and one producer. Tests stay apart by {@link #freshTopics() topic prefixes}.
 * Those that end a broker start one of their own.
 */
public final class TestKafka implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final long LIMIT_SECONDS = 60;
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final Broker broker;
    private final boolean owned;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Tests read again and again until something is there: a new consumer for each time would cost more than the reading. */
    private final Queue<KafkaConsumer<byte[], byte[]>> idleConsumers = new ConcurrentLinkedQueue<>();

    private TestKafka(Broker broker, boolean owned) {
        this.broker = broker;
        this.owned = owned;
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
        settings.put("max.request.size", Topics.MAX_MESSAGE_BYTES);
        settings.put("acks", "all");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The broker of this run; started at the first call, ended with the JVM. */
    public static TestKafka shared() {
        return Shared.KAFKA;
    }

    /** A broker of the test's own, which it may end as it likes; to be closed by it. */
    public static TestKafka own() {
        return new TestKafka(TestServers.startBroker(), true);
    }

    /** The same for a broker that another owner ends; to be closed by the test. */
    public static TestKafka on(Broker broker) {
        return new TestKafka(broker, false);
    }

    public Broker broker() {
        return broker;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** A topic prefix that no other test has. */
    public String freshPrefix() {
        return "t" + PREFIXES.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36) + ".";
    }

    /** Topic names that no other test has; the topics do not exist yet. */
    public Topics freshTopics() {
        return new Topics(freshPrefix());
    }

    /** Makes topics with four partitions, where they do not exist; returns when they are usable. */
    public void create(String... names) {
        create(PARTITIONS, Arrays.asList(names));
    }

    /** Makes topics where they do not exist; returns when they are usable. */
    public void create(int partitions, Collection<String> names) {
        try (Admin admin = admin()) {
            var existing = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            var sizes = Map.of("max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
            var missing =
                    names.stream().filter(name -> !existing.contains(name)).toList();
            admin.createTopics(missing.stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1).configs(sizes))
                            .toList())
                    .all()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
            missing.forEach(producer::partitionsFor);
            // a message sent before each partition has its leader may never be taken
            admin.listOffsets(missing.stream()
                            .flatMap(name -> IntStream.range(0, partitions)
                                    .mapToObj(partition -> new TopicPartition(name, partition)))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create " + names, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** To be closed by the caller. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Sends, and returns when the broker has it. */
    public RecordMetadata send(ProducerRecord<byte[], byte[]> message) {
        try {
            return producer.send(message).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot send to " + message.topic(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends, and returns when the broker has it. */
    public RecordMetadata send(String topic, String key, byte[] value) {
        return send(new ProducerRecord<>(topic, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value));
    }

    /** What the topic holds now, from its beginning to its end; ordered within a partition. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        KafkaConsumer<byte[], byte[]> idle = idleConsumers.poll();
        var consumer = idle == null ? newConsumer() : idle;
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        } catch (RuntimeException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw e;
        }
        idleConsumers.add(consumer);
        return all;
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers()));
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        idleConsumers.forEach(consumer -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
        if (owned) {
            broker.close();
        }
    }

    /** Started when first asked for. */
    private static final class Shared {
        static final TestKafka KAFKA = own();
    }
}
