package dev.trawl.bench.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.Topics;
import dev.trawl.devservers.DatabaseServer.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All topics of the pipeline under one prefix, so that benches on one broker do not meet. One thread. */
public final class BenchTopics implements AutoCloseable {

    private static final int PARTITIONS = 6;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Longer than a bench waits for a task. */
    private static final Duration TASK_LIFE = Duration.ofMinutes(10);

    private final String broker;
    private final Topics topics;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock = Clock.systemUTC();
    private final List<Future<?>> sends = new ArrayList<>();

    public BenchTopics(String broker, String prefix) {
        this.broker = broker;
        this.topics = new Topics(prefix);
        this.admin = Admin.create(Map.of("bootstrap.servers", broker));
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "acks",
                        "all",
                        "compression.type",
                        "zstd",
                        "linger.ms",
                        "5",
                        "max.request.size",
                        Integer.toString(Topics.MAX_MESSAGE_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        create();
    }

    public Topics names() {
        return topics;
    }

    /** The environment of a service that reads and writes them. */
    public Map<String, String> variables() {
        return Map.of("TRAWL_KAFKA", broker, "TRAWL_TOPIC_PREFIX", topics.prefix());
    }

    /** The environment of a service that also has a database. */
    public Map<String, String> variables(Database database) {
        Map<String, String> variables = new HashMap<>(variables());
        variables.put("TRAWL_DB_URL", database.jdbcUrl());
        variables.put("TRAWL_DB_USER", database.user());
        variables.put("TRAWL_DB_PASSWORD", database.password());
        return variables;
    }

    private void create() {
        List<NewTopic> missing = topics.all().stream().map(this::topic).toList();
        await(admin.createTopics(missing).all());
        // Until a leader answers for each partition nothing may be sent: a broker that refuses a producer's first batch
        // and takes its second refuses the first indefinitely (OutOfOrderSequenceException); the producer waits two
        // minutes.
        missing.forEach(topic -> count(topic.name()));
        var group = new ConfigResource(ConfigResource.Type.GROUP, topics.taskGroup());
        await(admin.incrementalAlterConfigs(Map.of(
                        group,
                        List.of(
                                set("share.auto.offset.reset", "earliest"),
                                set("share.record.lock.duration.ms", "15000"),
                                set("share.delivery.count.limit", "10"))))
                .all());
    }

    private NewTopic topic(String name) {
        boolean compacted = name.equals(topics.control()) || name.equals(topics.fetchers());
        Map<String, String> config =
                new HashMap<>(Map.of("max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES)));
        if (compacted) {
            config.put("cleanup.policy", "compact");
        }
        return new NewTopic(name, partitionCount(name), (short) 1).configs(config);
    }

    /** As the services make them. */
    private int partitionCount(String topic) {
        return List.of(topics.tasks(), topics.control(), topics.fetchers()).contains(topic) ? 1 : PARTITIONS;
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** Sends a message as JSON. */
    public void send(String topic, String key, Object message) {
        send(topic, key, Map.of(), MessageJson.write(message));
    }

    public void send(String topic, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
        record.headers()
                .add(Topics.SCHEMA_HEADER, Integer.toString(Topics.SCHEMA).getBytes(UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        sends.add(producer.send(record));
    }

    /** Publishes a task for the list pages of an account, without its profile page. */
    public Task publish(CrawlId crawl, Account account, VisitLimits limits, Duration pause) {
        var task = new Task(
                TaskId.of(crawl, account),
                crawl,
                account.site(),
                account.userId(),
                Scope.LIST,
                1,
                true,
                limits,
                pause,
                List.of(new WantedPages(PageKind.LIST, 1, null)),
                Manifest.EMPTY,
                clock.instant().plus(TASK_LIFE));
        send(topics.tasks(), account.key(), task);
        return task;
    }

    /** Waits until the broker has everything that was sent. */
    public void flush() {
        producer.flush();
        sends.forEach(BenchTopics::await);
        sends.clear();
    }

    /** The number of messages that a topic has ever had. */
    public long count(String topic) {
        Map<TopicPartition, OffsetSpec> ends = partitions(topic).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return await(admin.listOffsets(ends).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private Collection<TopicPartition> partitions(String topic) {
        return IntStream.range(0, partitionCount(topic))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** Reads a topic, from what comes after now or from its start; the caller closes it. */
    public KafkaConsumer<byte[], byte[]> reader(String topic, boolean fromStart) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker, "group.protocol", "classic", "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(partitions(topic));
        if (fromStart) {
            consumer.seekToBeginning(partitions(topic));
        } else {
            consumer.seekToEnd(partitions(topic));
        }
        partitions(topic).forEach(consumer::position);
        return consumer;
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailed("Kafka does not answer: " + e, e);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    @Override
    public void close() {
        producer.close(LIMIT);
        admin.close(LIMIT);
    }
}
