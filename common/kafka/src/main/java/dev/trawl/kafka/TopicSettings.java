package dev.trawl.kafka;

import dev.trawl.contract.Topics;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code trawl.topics.*}: how topics are made.
 *
 * @param prefix before every topic's name; empty in production
 * @param partitions of each topic; default 6
 * @param replication factor of each topic; default 1, for a broker of its own
 * @param retention by topic name (without the prefix), for those that keep another time than the default
 */
@Validated
@ConfigurationProperties(value = "trawl.topics", ignoreUnknownFields = false)
public record TopicSettings(
        @DefaultValue("") String prefix,
        @Min(1) @DefaultValue("6") int partitions,
        @Min(1) @DefaultValue("1") short replication,
        @DefaultValue Map<String, Duration> retention) {

    Topics topics() {
        return new Topics(prefix);
    }

    /** The time to keep a topic's messages. */
    Duration retention(String topic, @Nullable Duration usual) {
        Duration own = retention.get(topic.substring(prefix.length()));
        return own != null ? own : usual != null ? usual : Duration.ofDays(7);
    }
}
