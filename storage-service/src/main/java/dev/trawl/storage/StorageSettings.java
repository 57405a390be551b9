package dev.trawl.storage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code trawl.*} of storage; an unknown key stops the start.
 *
 * @param topics validated where topics are created
 * @param progress validated where listeners are watched
 */
@Validated
@ConfigurationProperties(value = "trawl", ignoreUnknownFields = false)
record StorageSettings(
        @DefaultValue Map<String, Object> topics,
        @DefaultValue Map<String, Object> progress,
        @DefaultValue Storage storage) {

    /**
     * {@code trawl.storage.*}.
     *
     * @param writers threads that read records; each has its own partitions and database connection; default 2
     */
    record Storage(@Min(1) @Max(16) @DefaultValue("2") int writers) {}
}
