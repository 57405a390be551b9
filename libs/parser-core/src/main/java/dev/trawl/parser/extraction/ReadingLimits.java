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
 * @param sizes of what is built
 */
public record ReadingLimits(Duration time, int bytes, int tags, int depth, int items, Sizes sizes) {

    /**
     * How large what is built from a page may become. The parser's heap holds any page within them; the largest captured page has 1,600
     * elements and 2,500 attributes.
     *
     * @param elements of the document; badly nested tags make several elements each
     * @param attributes of all elements
     * @param part characters of one text, script, comment or tag of the page
     * @param searched characters of an element's text, before a pattern cuts it, and of an article's body
     * @param value characters of the text of any other field
     * @param record characters of all texts of a page's record
     */
    public record Sizes(int elements, int attributes, int part, int searched, int value, int record) {

        /** Fits the heap of 160 MB that the parser runs with. */
        public static final Sizes DEFAULT = new Sizes(100_000, 200_000, 6_000_000, 1_000_000, 10_000, 4_000_000);
    }

    /** The limits of a message, far above what real pages need: the largest one has 6,000 tags. */
    public static final ReadingLimits DEFAULT =
            new ReadingLimits(Duration.ofSeconds(10), Topics.MAX_MESSAGE_BYTES, 300_000, 512, 5_000, Sizes.DEFAULT);
}
