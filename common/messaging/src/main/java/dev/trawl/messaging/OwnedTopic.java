package dev.trawl.messaging;

import dev.trawl.messages.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * A topic and the service that makes it. All of them are in {@link ServiceTopics}.
 *
 * @param name with the prefix
 * @param compacted whether only the last value of each key is kept; else messages go after their retention
 * @param queue whether a share group reads it
 * @param retention absent: 7 days
 */
public record OwnedTopic(
        String name,
        Service owner,
        boolean compacted,
        boolean queue,
        @Nullable Duration retention) {

    /** Who may own a topic. */
    public enum Service {
        SCHEDULER,
        FETCHER,
        PARSER,
        STORAGE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A topic whose messages go after 7 days, or what the settings say. */
    static OwnedTopic of(Service owner, String name) {
        return new OwnedTopic(name, owner, false, false, null);
    }

    /** A topic whose messages go after this time, or what the settings say. */
    static OwnedTopic kept(Service owner, String name, Duration retention) {
        return new OwnedTopic(name, owner, false, false, retention);
    }

    /** A topic whose messages are handed out one by one, to whoever is free. */
    static OwnedTopic queue(Service owner, String name, Duration retention) {
        return new OwnedTopic(name, owner, false, true, retention);
    }

    static OwnedTopic compacted(Service owner, String name) {
        return new OwnedTopic(name, owner, true, false, null);
    }

    NewTopic with(TopicSettings settings) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MAX_MESSAGE_BYTES));
        if (compacted) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            config.put(
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis()));
        } else {
            config.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(settings.retention(name, retention).toMillis()));
        }
        // A compacted topic is small and is read from its start: one partition keeps that one read. Of a queue with
        // several
        // the broker gives each member some: a message waits behind a long one though other members are free.
        int partitions = compacted || queue ? 1 : settings.partitions();
        return new NewTopic(name, Optional.of(partitions), Optional.of(settings.replication())).configs(config);
    }
}
