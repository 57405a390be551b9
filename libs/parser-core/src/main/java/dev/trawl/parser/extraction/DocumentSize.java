package dev.trawl.parser.extraction;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Counts the elements and attributes of a document while jsoup builds it. Short input can make a large document: where formatting
 * elements are not closed, each following paragraph gets a copy of the last twelve with their attributes.
 *
 * <p>An element is counted as it closes. Where formatting elements overlap with blocks, jsoup replaces some by copies, and the replaced ones never
 * close. So the whole document is counted again after each {@value #UNSURE} closed formatting elements.
 */
final class DocumentSize {

    /** Each may stand for three elements of 512 attributes that are not counted: together 12 MB. */
    private static final int UNSURE = 1_000;

    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private final ReadingLimits.Sizes limits;

    private final ReadingDeadline deadline;

    private int elements;

    private int attributes;

    private int formatting;

    DocumentSize(ReadingLimits.Sizes limits, ReadingDeadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    /**
     * An element has been closed.
     *
     * @throws ReadingLimitExceeded when the document has too many elements or attributes
     */
    void closed(Element element, Document document) {
        count(element);
        if (FORMATTING.contains(element.normalName()) && ++formatting > UNSURE) {
            formatting = 0;
            recount(document);
        }
    }

    private void recount(Document document) {
        deadline.check();
        elements = 0;
        attributes = 0;
        document.stream().forEach(this::count);
    }

    private void count(Element element) {
        if (++elements > limits.elements()) {
            throw new ReadingLimitExceeded("its document has more than " + limits.elements() + " elements");
        }
        attributes += element.attributesSize();
        if (attributes > limits.attributes()) {
            throw new ReadingLimitExceeded("its elements have more than " + limits.attributes() + " attributes");
        }
    }
}
