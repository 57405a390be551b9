package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the outcomes have been read: a backlog after an outage of the scheduler is not the silence of a fetcher. Also knows
 * whether Kafka is there. One thread steps it; reading is safe for any.
 */
public final class OutcomeProgress implements AutoCloseable {

    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final long LIMIT_SECONDS = 5;

    private final Supplier<Admin> opening;
    private final BooleanSupplier topicsThere;
    private final String topic;
    private final String group;
    private final Clock clock;
    private @Nullable Admin admin;
    private @Nullable Snapshot snapshot;
    private volatile Instant outcomesReadUpTo = Instant.EPOCH;
    private volatile Instant seen = Instant.EPOCH;

    /** Where the topic ended at a time. */
    private record Snapshot(Instant at, Map<TopicPartition, Long> ends) {}

    /** @param topicsThere no broker is asked before: the creator of the topics reports what is wrong */
    OutcomeProgress(Supplier<Admin> opening, BooleanSupplier topicsThere, Topics topics, Clock clock) {
        this.opening = opening;
        this.topicsThere = topicsThere;
        this.topic = topics.outcomes();
        this.group = ConsumerGroups.outcomes(topics);
        this.clock = clock;
    }

    /** Whether our topics were made and Kafka answered lately. */
    public boolean isKafkaThere() {
        return seen.isAfter(clock.instant().minus(FRESH));
    }

    /** All outcomes that were sent before this time are in the ledger; none before the first success. */
    public Optional<Instant> outcomesReadUpTo() {
        return outcomesReadUpTo.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(outcomesReadUpTo);
    }

    /**
     * Asks Kafka.
     *
     * @throws KafkaException when it does not answer; ask again later
     */
    public synchronized void step() throws InterruptedException {
        if (!topicsThere.getAsBoolean()) {
            return;
        }
        try {
            if (admin == null) {
                admin = opening.get();
            }
            Instant now = clock.instant();
            if (snapshot == null) {
                snapshot = new Snapshot(now, ends(admin));
            }
            if (isRead(admin, snapshot)) {
                outcomesReadUpTo = snapshot.at();
                snapshot = null;
            }
            seen = now;
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka does not say how far outcomes were read", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not say how far outcomes were read within " + LIMIT_SECONDS + " s", e);
        }
    }

    private Map<TopicPartition, Long> ends(Admin client)
            throws ExecutionException, InterruptedException, TimeoutException {
        var description = client.describeTopics(java.util.List.of(topic))
                .allTopicNames()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .get(topic);
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        var earliest = new HashMap<TopicPartition, OffsetSpec>();
        if (description != null) {
            description.partitions().forEach(partition -> {
                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
                earliest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.earliest());
            });
        }
        var first = client.listOffsets(earliest).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        var ends = new HashMap<TopicPartition, Long>();
        client.listOffsets(latest).all().get(LIMIT_SECONDS, TimeUnit.SECONDS).forEach((partition, end) -> {
            var begin = first.get(partition);
            if (begin == null || begin.offset() < end.offset()) {
                ends.put(partition, end.offset());
            }
        });
        return ends;
    }

    private boolean isRead(Admin client, Snapshot until)
            throws ExecutionException, InterruptedException, TimeoutException {
        var committed = client.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return until.ends().entrySet().stream().allMatch(end -> {
            var read = committed.get(end.getKey());
            return read != null && read.offset() >= end.getValue();
        });
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
