package dev.trawl.fetcher.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A slot's place in the group that shares the tasks, from joining to leaving. A poll that gave nothing stays open in Kafka's
 * client: a task may be acquired for a member that does not poll, unseen. Used by one thread.
 */
final class ShareGroupMembership implements AutoCloseable {

    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final int DEFAULT_LOCK_MILLIS = 15_000;
    private static final double SILENT_SECONDS = 8;

    private final KafkaShareConsumer<byte[], byte[]> consumer;
    private final Clock clock;
    private Instant polled;
    private Instant polledBefore;

    private ShareGroupMembership(KafkaShareConsumer<byte[], byte[]> consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
        this.polled = clock.instant();
        this.polledBefore = polled;
    }

    /** Joins, which takes up to a heartbeat of the group (by default 5 s) until tasks come: well before the first one is asked for, if possible. */
    static ShareGroupMembership join(ShareSettings settings, Clock clock) {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put("bootstrap.servers", settings.bootstrap());
        config.put("group.id", settings.group());
        config.put("share.acknowledgement.mode", "explicit");
        config.put("share.acquire.mode", "record_limit");
        config.put("max.poll.records", 1);
        var shareGroupMembership = new ShareGroupMembership(
                new KafkaShareConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()), clock);
        try {
            shareGroupMembership.consumer.subscribe(List.of(settings.topic()));
            shareGroupMembership.announce();
            return shareGroupMembership;
        } catch (RuntimeException e) {
            shareGroupMembership.close();
            throw e;
        }
    }

    /** A subscription alone joins nothing, the first poll does; one of no duration comes back before any task can. */
    private void announce() {
        var early = poll(Duration.ZERO);
        early.forEach(task -> consumer.acknowledge(task, AcknowledgeType.RELEASE));
        if (!early.isEmpty()) {
            consumer.commitSync(COMMIT);
        }
    }

    /** One task, or none, or the one that was renewed. */
    ConsumerRecords<byte[], byte[]> poll(Duration limit) {
        polledBefore = polled;
        polled = clock.instant();
        return consumer.poll(limit);
    }

    /** A moment at which what the last poll gave was surely not yet acquired. */
    Instant acquiredAfter() {
        return polledBefore;
    }

    /** How long a task may already have been held unseen. */
    Duration unpolled() {
        return Duration.between(polled, clock.instant());
    }

    /** How long a lock lasts that is not renewed. */
    int lockMillis() {
        return consumer.acquisitionLockTimeoutMs().orElse(DEFAULT_LOCK_MILLIS);
    }

    /** Whether the broker took it: it refuses when the lock is lost. */
    boolean acknowledge(ConsumerRecord<byte[], byte[]> task, AcknowledgeType type) {
        consumer.acknowledge(task, type);
        return consumer.commitSync(COMMIT).values().stream().noneMatch(Optional::isPresent);
    }

    /** The renewed record comes again from memory, nothing is fetched; whatever else comes is given back. */
    boolean isGivenAgain(ConsumerRecord<byte[], byte[]> task, int millis) {
        boolean mine = false;
        for (var again : poll(Duration.ofMillis(millis))) {
            if (again.partition() == task.partition() && again.offset() == task.offset()) {
                mine = true;
            } else {
                consumer.acknowledge(again, AcknowledgeType.RELEASE);
            }
        }
        return mine;
    }

    /** Whether no heartbeat was answered for a while; one is sent every 5 s. */
    boolean isSilent() {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
                .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > SILENT_SECONDS);
    }

    /** Leaves; what was acquired and not acknowledged is given back. */
    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
