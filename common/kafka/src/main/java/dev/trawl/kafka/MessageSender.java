package dev.trawl.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.SendResult;

/** Sends messages and says when they are durable (acks=all). A future that is not awaited is a lost message. Thread-safe. */
public final class MessageSender {

    private static final byte[] SCHEMA = Integer.toString(Topics.SCHEMA).getBytes(UTF_8);

    private final KafkaTemplate<byte[], byte[]> template;

    MessageSender(KafkaTemplate<byte[], byte[]> template) {
        this.template = template;
        // the caller that awaits the future reports the failure, once
        template.setProducerListener(new ProducerListener<>() {});
    }

    /** Sends a message as JSON; null is a tombstone. */
    public CompletableFuture<RecordMetadata> send(String topic, String key, @Nullable Object message) {
        return send(topic, key, Map.of(), message == null ? null : MessageJson.write(message));
    }

    /**
     * Sends bytes with headers.
     *
     * @return completes when the broker has it; fails with {@link TooLarge}, or with what Kafka says after the delivery
     *     time-out
     */
    public CompletableFuture<RecordMetadata> send(
            String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<byte[], byte[]>(topic, null, key.getBytes(UTF_8), value);
        record.headers().add(Topics.SCHEMA_HEADER, SCHEMA);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            return template.send(record)
                    .thenApply(SendResult::getRecordMetadata)
                    .exceptionallyCompose(e -> CompletableFuture.failedFuture(translated(e, record)));
        } catch (org.springframework.kafka.KafkaException | KafkaException e) {
            return CompletableFuture.failedFuture(translated(e, record));
        }
    }

    private static Throwable translated(Throwable e, ProducerRecord<byte[], byte[]> record) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return new TooLarge(record.topic(), record.value() == null ? 0 : record.value().length, e);
            }
        }
        return e;
    }

    /**
     * Waits until all are durable.
     *
     * @throws NotSent when one is not, or not within the limit: the effect has not happened, do not acknowledge
     */
    public static void await(Collection<? extends CompletableFuture<?>> sends, Duration limit)
            throws InterruptedException {
        try {
            CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NotSent("a message was not taken by Kafka", e);
        } catch (TimeoutException e) {
            throw new NotSent("Kafka did not take a message within " + limit, e);
        }
    }

    /** Messages did not become durable; the caller must not acknowledge what they came from. */
    public static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSent(String message, Throwable cause) {
            super(message, cause);
        }

        /** Whether the message can never be sent because of its size. */
        public boolean isTooLarge() {
            for (Throwable cause = this; cause != null; cause = cause.getCause()) {
                if (cause instanceof TooLarge) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A message over {@link Topics#MAX_MESSAGE_BYTES}: its page ends as a letter. Sending it again is pointless. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int bytes;

        TooLarge(String topic, int bytes, Throwable cause) {
            super("a message of " + bytes + " bytes is too large for " + topic, cause);
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }
}
