package dev.trawl.bench.chaos.messaging;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the readers of a pipeline have before them: a reader that stopped does not come to the end of its topic. */
public final class Backlog implements AutoCloseable {

    private static final long LIMIT_SECONDS = 30;

    private final Admin admin;
    private final Topics topics;
    private final Map<String, String> readers;

    public Backlog(String broker, Topics topics) {
        this.admin = Admin.create(Map.of("bootstrap.servers", broker));
        this.topics = topics;
        this.readers = readers(topics);
    }

    /** One topic at least of each consumer group. */
    private static Map<String, String> readers(Topics topics) {
        Map<String, String> readers = new TreeMap<>();
        readers.put(topics.requests(), "scheduler.requests");
        readers.put(topics.pages(), "parser");
        readers.put(topics.records(), "storage-records");
        readers.put(topics.deadMessages(), "scheduler.letters");
        topics.dead().forEach(topic -> readers.put(topic, "scheduler.letters"));
        return readers;
    }

    /** Messages not yet read, for each reader that has any: {@code group on topic/partition}. */
    public Map<String, Long> behind() {
        Map<String, Long> behind = new TreeMap<>();
        readers.forEach((topic, group) -> add(behind, group, topic));
        add(behind, "scheduler.outcomes", topics.outcomes());
        add(behind, "storage-outcomes", topics.outcomes());
        await(admin.listShareGroupOffsets(Map.of(topics.taskGroup(), new ListShareGroupOffsetsSpec()))
                        .partitionsToOffsetInfo(topics.taskGroup()))
                .forEach((partition, read) -> {
                    long lag = read.lag().orElse(0L);
                    if (lag > 0) {
                        behind.put(topics.taskGroup() + " on " + partition, lag);
                    }
                });
        return behind;
    }

    private void add(Map<String, Long> behind, String name, String topic) {
        String group = topics.prefix() + name;
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        await(admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .forEach(found -> found.partitions()
                        .forEach(info -> specs.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
        Map<TopicPartition, @Nullable OffsetAndMetadata> read =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        await(admin.listOffsets(specs).all()).forEach((partition, end) -> {
            OffsetAndMetadata committed = read.get(partition);
            long lag = end.offset() - (committed == null ? 0 : committed.offset());
            if (lag > 0) {
                behind.put(group + " on " + partition, lag);
            }
        });
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailed("Kafka does not say what is read: " + e, e);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
