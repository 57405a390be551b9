package dev.trawl.scheduler.wiring;

import jakarta.validation.Valid;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code trawl.*} of the scheduler; an unknown key stops the start.
 *
 * @param sites folder of the site files
 * @param topics validated where topics are created
 * @param progress validated where listeners are watched
 */
@Validated
@ConfigurationProperties(value = "trawl", ignoreUnknownFields = false)
record TrawlSettings(
        @DefaultValue("sites") Path sites,
        @DefaultValue Map<String, Object> topics,
        @DefaultValue Map<String, Object> progress,
        @Valid @DefaultValue Settings scheduler) {}
