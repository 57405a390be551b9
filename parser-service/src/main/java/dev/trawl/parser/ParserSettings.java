package dev.trawl.parser;

import dev.trawl.parser.extraction.ReadingLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code trawl.*} of the parser; an unknown key stops the start.
 *
 * @param sites folder of the site files
 * @param topics validated where topics are created
 * @param progress validated where listeners are watched
 */
@Validated
@ConfigurationProperties(value = "trawl", ignoreUnknownFields = false)
public record ParserSettings(
        @DefaultValue("sites") Path sites,
        @DefaultValue Map<String, Object> topics,
        @DefaultValue Map<String, Object> progress,
        @DefaultValue Parser parser) {

    /**
     * {@code trawl.parser.*}.
     *
     * @param readers threads that read pages; each has its own partitions; default 1
     * @param pageTime the longest time of reading one page
     * @param pageTags the most tags of a page
     * @param listItems the most items of a list
     */
    public record Parser(
            @Min(1) @Max(64) @DefaultValue("1") int readers,
            @DefaultValue("10s") Duration pageTime,
            @Min(1000) @DefaultValue("300000") int pageTags,
            @Min(1) @DefaultValue("5000") int listItems) {

        ReadingLimits limits() {
            var usual = ReadingLimits.DEFAULT;
            return new ReadingLimits(pageTime, usual.bytes(), pageTags, usual.depth(), listItems, usual.sizes());
        }
    }
}
