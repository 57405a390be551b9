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
 * The membership of one slot in the share group of the tasks, from joining to leaving. A poll without a result stays open in
 * Kafka's client, so the broker may acquire a task for a member that does not poll. Used by one thread.
 */
final class ShareGroupMembership implements AutoCloseable {

    /**
     * How slots take tasks.
     *
     * @param bootstrap brokers, {@code host:port} separated by commas
     * @param client other settings of Kafka's client
     * @param topic the topic of tasks
     * @param group the share group
     * @param grace what a visit may take after SIGTERM
     */
    record Settings(String bootstrap, Map<String, Object> client, String topic, String group, Duration grace) {}

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

    /** Joins the group. The first task may come only after one heartbeat of the group, by default 5 s, so join early. */
    static ShareGroupMembership join(Settings settings, Clock clock) {
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

    /** Polls once, since only a poll joins the group. A poll of no duration returns before a task can come. */
    private void announce() {
        var early = poll(Duration.ZERO);
        early.forEach(task -> consumer.acknowledge(task, AcknowledgeType.RELEASE));
        if (!early.isEmpty()) {
            consumer.commitSync(COMMIT);
        }
    }

    /** Returns one task, none, or the task whose lock was renewed. */
    ConsumerRecords<byte[], byte[]> poll(Duration limit) {
        polledBefore = polled;
        polled = clock.instant();
        return consumer.poll(limit);
    }

    /** A moment before the task of the last poll was acquired. */
    Instant acquiredAfter() {
        return polledBefore;
    }

    /** How long a task may have been acquired that no poll has returned. */
    Duration unpolled() {
        return Duration.between(polled, clock.instant());
    }

    /** The duration of a lock that is not renewed. */
    int lockMillis() {
        return consumer.acquisitionLockTimeoutMs().orElse(DEFAULT_LOCK_MILLIS);
    }

    /** Whether the broker accepted the acknowledgement. It refuses one after the lock is lost. */
    boolean acknowledge(ConsumerRecord<byte[], byte[]> task, AcknowledgeType type) {
        consumer.acknowledge(task, type);
        return consumer.commitSync(COMMIT).values().stream().noneMatch(Optional::isPresent);
    }

    /** Whether the renewed task comes again, from the client's memory. Any other task is released. */
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

    /** Whether no heartbeat was answered for 8 s. The client sends one every 5 s. */
    boolean isSilent() {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
                .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > SILENT_SECONDS);
    }

    /** Leaves the group, which releases the tasks that were acquired and not acknowledged. */
    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
