package dev.trawl.parser.extraction;

import java.time.Duration;

/**
 * What reading one page may cost.
 *
 * @param time from the first byte to the last field
 * @param tags opening and closing tags and comments, counted before anything is built
 * @param depth of nested elements; deeper ones become siblings
 * @param items of a list
 */
public record ReadingLimits(Duration time, int tags, int depth, int items) {

    /** Far above what real pages need: the largest seen has 6,000 tags. */
    public static final ReadingLimits DEFAULT = new ReadingLimits(Duration.ofSeconds(10), 300_000, 512, 5_000);
}
