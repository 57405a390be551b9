package dev.trawl.kafka;

import dev.trawl.contract.Topics;
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
 * @param retention of messages that go after a time; absent: 7 days
 */
public record OwnedTopic(
        String name, Service owner, Kind kind, @Nullable Duration retention) {

    /**
     * A compacted topic is small and read from its start: with one partition that is one read. Of a queue with several the
     * broker gives each member some, and a message waits behind a long one though other members are free.
     */
    private static final int ONE_PARTITION = 1;

    /** How its messages are kept and read. */
    enum Kind {
        /** Each goes after its retention. */
        EVENTS,
        /** The same, and they are handed out one by one, to the next free consumer. */
        QUEUE,
        /** Only the last one of each key is kept. */
        COMPACTED
    }

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
        return new OwnedTopic(name, owner, Kind.EVENTS, null);
    }

    /** A topic whose messages go after this time, or what the settings say. */
    static OwnedTopic kept(Service owner, String name, Duration retention) {
        return new OwnedTopic(name, owner, Kind.EVENTS, retention);
    }

    static OwnedTopic queue(Service owner, String name, Duration retention) {
        return new OwnedTopic(name, owner, Kind.QUEUE, retention);
    }

    static OwnedTopic compacted(Service owner, String name) {
        return new OwnedTopic(name, owner, Kind.COMPACTED, null);
    }

    NewTopic with(TopicSettings settings) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MAX_MESSAGE_BYTES));
        if (kind == Kind.COMPACTED) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            config.put(
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis()));
        } else {
            config.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(settings.retention(name, retention).toMillis()));
        }
        int partitions = kind == Kind.EVENTS ? settings.partitions() : ONE_PARTITION;
        return new NewTopic(name, Optional.of(partitions), Optional.of(settings.replication())).configs(config);
    }
}
