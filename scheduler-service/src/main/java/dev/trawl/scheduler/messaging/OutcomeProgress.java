package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Topics;
import dev.trawl.kafka.BrokerLiveness;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the outcomes have been read: a backlog after an outage of the scheduler is not the silence of a fetcher. It is what
 * the scheduler's {@link BrokerLiveness} asks. One thread asks; reading is safe for any.
 */
public final class OutcomeProgress implements BrokerLiveness.Question {

    private static final long LIMIT_SECONDS = 5;

    private final BooleanSupplier topicsThere;
    private final String topic;
    private final String group;
    private final Clock clock;
    private @Nullable Snapshot snapshot;
    private volatile Instant outcomesReadUpTo = Instant.EPOCH;

    /** Where the topic ended at a time. */
    private record Snapshot(Instant at, Map<TopicPartition, Long> ends) {}

    /** @param topicsThere no broker is asked before: the creator of the topics reports what is wrong */
    OutcomeProgress(BooleanSupplier topicsThere, Topics topics, Clock clock) {
        this.topicsThere = topicsThere;
        this.topic = topics.outcomes();
        this.group = ConsumerGroups.outcomes(topics);
        this.clock = clock;
    }

    /** All outcomes that were sent before this time are in the ledger; none before the first success. */
    public Optional<Instant> outcomesReadUpTo() {
        return outcomesReadUpTo.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(outcomesReadUpTo);
    }

    @Override
    public boolean ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        if (!topicsThere.getAsBoolean()) {
            return false;
        }
        if (snapshot == null) {
            Instant now = clock.instant();
            snapshot = new Snapshot(now, ends(admin));
        }
        if (isRead(admin, snapshot)) {
            outcomesReadUpTo = snapshot.at();
            snapshot = null;
        }
        return true;
    }

    private Map<TopicPartition, Long> ends(Admin client)
            throws ExecutionException, InterruptedException, TimeoutException {
        var description = client.describeTopics(List.of(topic))
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
}
