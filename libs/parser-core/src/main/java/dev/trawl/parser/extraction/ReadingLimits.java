package dev.trawl.parser.extraction;

import dev.trawl.contract.Topics;
import java.time.Duration;

/**
 * The limits of reading one page.
 *
 * @param time from the first byte to the last field
 * @param bytes of HTML
 * @param tags opening and closing tags and comments, counted before anything is built
 * @param depth of nested elements; deeper ones become siblings
 * @param items of a list
 */
public record ReadingLimits(Duration time, int bytes, int tags, int depth, int items) {

    /** The limits of a message, far above what real pages need: the largest one has 6,000 tags. */
    public static final ReadingLimits DEFAULT =
            new ReadingLimits(Duration.ofSeconds(10), Topics.MAX_MESSAGE_BYTES, 300_000, 512, 5_000);
}
