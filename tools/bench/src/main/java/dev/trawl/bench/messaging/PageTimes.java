package dev.trawl.bench.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long each page of a pipeline took, as its fetcher writes it beside the page on {@code crawl.pages}: from the start of the
 * load, or the click, to the capture. One thread.
 */
public final class PageTimes implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    /** So that a topic of large pages does not fill the memory. */
    private static final int FETCH = 4_000_000;

    private static final String TOPIC = new Topics("").pages();

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Of all pages of this broker, from the first on; waits until the services have made the topic. */
    public PageTimes(String broker) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker,
                        "group.protocol", "classic",
                        "allow.auto.create.topics", false,
                        "fetch.max.bytes", FETCH,
                        "max.partition.fetch.bytes", FETCH),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        if (!Pause.until(() -> !partitions().isEmpty(), POLL, START)) {
            consumer.close();
            throw new BenchFailed("there was no topic " + TOPIC + " within " + START.toSeconds() + " s");
        }
        consumer.assign(partitions());
        consumer.seekToBeginning(partitions());
    }

    private List<TopicPartition> partitions() {
        try {
            return consumer.partitionsFor(TOPIC).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
        } catch (InterruptException e) {
            throw interrupted(e);
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
            throw interrupted(e);
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

    private static BenchFailed interrupted(InterruptException e) {
        Thread.interrupted();
        return new BenchFailed("interrupted", e);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
