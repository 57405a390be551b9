package dev.trawl.bench.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.messages.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long each page of a pipeline took, as its fetcher wrote it beside the page on {@code crawl.pages}: from the start of the
 * load, or the click, to the capture. One thread.
 */
public final class PageTimes implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    /** So that a topic of large pages does not fill the memory. */
    private static final int FETCH = 4_000_000;

    private final KafkaConsumer<byte[], byte[]> consumer;

    private PageTimes(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Of all pages of this broker, from the first on; waits until the services have made the topic. */
    public static PageTimes of(String broker) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker,
                        "group.protocol", "classic",
                        "allow.auto.create.topics", false,
                        "fetch.max.bytes", FETCH,
                        "max.partition.fetch.bytes", FETCH),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var times = new PageTimes(consumer);
        try {
            times.assign(new Topics("").pages());
            return times;
        } catch (BenchFailed e) {
            times.close();
            throw e;
        }
    }

    private void assign(String topic) {
        long end = System.nanoTime() + START.toNanos();
        List<PartitionInfo> partitions = partitions(topic);
        while (partitions.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("there was no topic " + topic + " within " + START.toSeconds() + " s");
            }
            Pause.of(POLL);
            partitions = partitions(topic);
        }
        List<TopicPartition> all = partitions.stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    private List<PartitionInfo> partitions(String topic) {
        try {
            return List.copyOf(consumer.partitionsFor(topic));
        } catch (InterruptException e) {
            throw ended(e);
        }
    }

    /** Milliseconds of each page since the last call. */
    public List<Long> next() {
        List<Long> times = new ArrayList<>();
        try {
            var polled = consumer.poll(POLL);
            while (!polled.isEmpty()) {
                polled.forEach(page -> times.add(milliseconds(page)));
                polled = consumer.poll(Duration.ZERO);
            }
        } catch (InterruptException e) {
            throw ended(e);
        }
        return times;
    }

    private static long milliseconds(ConsumerRecord<byte[], byte[]> page) {
        Header header = page.headers().lastHeader("milliseconds");
        if (header == null) {
            throw new BenchFailed("a page on " + page.topic() + " does not say how long it took");
        }
        return Long.parseLong(new String(header.value(), UTF_8));
    }

    private static BenchFailed ended(InterruptException e) {
        Thread.interrupted();
        return new BenchFailed("ended", e);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
