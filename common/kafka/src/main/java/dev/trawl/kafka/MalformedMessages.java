package dev.trawl.kafka;

import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets poison aside: a message that is not well-formed becomes a letter on {@code crawl.dead.message}. Thread-safe. */
public final class MalformedMessages {

    private static final Logger log = LoggerFactory.getLogger(MalformedMessages.class);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final MessageSender messageSender;
    private final Topics topics;
    private final String service;
    private final Clock clock;
    private final MeterRegistry metrics;

    MalformedMessages(MessageSender messageSender, Topics topics, String service, Clock clock, MeterRegistry metrics) {
        this.messageSender = messageSender;
        this.topics = topics;
        this.service = service;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What Kafka delivered, and the message that it is. */
    public record Decoded<T>(ConsumerRecord<byte[], byte[]> record, T message) {}

    /**
     * Decodes a batch. What is malformed is set aside, durably, before this returns.
     *
     * @throws MessageSender.NotSent when a letter did not become durable: have the batch delivered again
     */
    public <T> List<Decoded<T>> decode(
            List<ConsumerRecord<byte[], byte[]>> batch, Function<ConsumerRecord<byte[], byte[]>, T> decoder)
            throws InterruptedException {
        var decoded = new ArrayList<Decoded<T>>(batch.size());
        for (var record : batch) {
            try {
                decoded.add(new Decoded<>(record, decoder.apply(record)));
            } catch (MalformedMessage e) {
                setAside(record, e);
            }
        }
        return decoded;
    }

    /**
     * Sends the letter about one message and waits until it is durable.
     *
     * @throws MessageSender.NotSent when it is not
     */
    public void setAside(ConsumerRecord<byte[], byte[]> record, MalformedMessage why) throws InterruptedException {
        String reason = String.valueOf(why.getMessage());
        var letter = MalformedLetter.about(
                reason, service, clock.instant(), record.topic(), record.partition(), record.offset(), record.value());
        String key = record.topic() + "/" + record.partition() + "/" + record.offset();
        MessageSender.await(List.of(messageSender.send(topics.deadMessages(), key, letter)), LIMIT);
        metrics.counter("trawl.messages.malformed", "topic", record.topic()).increment();
        log.warn("set aside a malformed message, {}: {}", key, reason);
    }
}
