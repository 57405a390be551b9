package dev.trawl.parser.extraction;

import dev.trawl.sitefile.rules.Field.ValueType;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The limits of the texts that are read from one page, and what its record has so far. */
final class PageTexts {

    /** The most characters of a page's texts that are kept for the next rule with the same selector. */
    private static final int REMEMBERED = 200_000;

    private final ReadingLimits.Sizes limits;

    private final int bytes;

    private int remembered;

    private int taken;

    /** @param bytes of the page; no text of it has more characters */
    PageTexts(ReadingLimits.Sizes limits, int bytes) {
        this.limits = limits;
        this.bytes = bytes;
    }

    /** The most characters of a text in which a value is searched. */
    int searched() {
        return limits.searched();
    }

    /** The most characters of the page's HTML that are written again to be searched. */
    int written() {
        return limits.part();
    }

    /** Whether the text of an element is too long to search a value in. Builds nothing. */
    boolean isTooLong(Element element) {
        if (bytes <= limits.searched()) {
            return false;
        }
        var length = new NodeFilter() {
            private long characters;

            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    characters += words.getWholeText().length();
                }
                return characters <= limits.searched() ? FilterResult.CONTINUE : FilterResult.STOP;
            }
        };
        NodeTraversor.filter(length, element);
        return length.characters > limits.searched();
    }

    boolean isTooLong(String text) {
        return text.length() > limits.searched();
    }

    /** The limit of a field's value that this text exceeds. Values that are no texts have none. */
    Optional<Integer> exceeded(String text, ValueType type) {
        int limit = switch (type) {
            case BODY -> limits.searched();
            case TEXT, TEXTS, URL -> limits.value();
            case INTEGER, DATE, ARTICLE_TYPE, FLAG -> Integer.MAX_VALUE;
        };
        return text.length() > limit ? Optional.of(limit) : Optional.empty();
    }

    /** Counts the texts of a value to the record; false when the record has no room for them. */
    boolean take(int characters) {
        if (characters > limits.record() - taken) {
            return false;
        }
        taken += characters;
        return true;
    }

    /** Counts a text that is kept; false when there is no room to keep it. */
    boolean remember(int characters) {
        if (characters > REMEMBERED - remembered) {
            return false;
        }
        remembered += characters;
        return true;
    }

    /** The most characters of all texts of the record. */
    int record() {
        return limits.record();
    }
}
