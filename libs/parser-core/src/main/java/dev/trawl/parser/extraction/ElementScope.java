package dev.trawl.parser.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.CombiningEvaluator;
import org.jsoup.select.Evaluator;
import tools.jackson.databind.JsonNode;

/** The part of a page in which values are searched: the whole page, or one item of a list. */
record ElementScope(
        Document page, List<Element> roots, InlineScripts scripts, ReadingDeadline deadline, PageTexts texts) {

    static ElementScope wholePage(Document page, ReadingDeadline deadline, PageTexts texts) {
        return new ElementScope(page, List.of(page), new InlineScripts(page), deadline, texts);
    }

    /** The part of the page that is one item. */
    ElementScope item(Element item) {
        return new ElementScope(page, List.of(item), scripts, deadline, texts);
    }

    /** An item of a JSON document. It has no elements. */
    ElementScope item(JsonNode item) {
        return new ElementScope(page, List.of(), InlineScripts.ofItem(item), deadline, texts);
    }

    /** The HTML of an item, or its JSON. */
    String source() {
        return roots.isEmpty()
                ? scripts.itemJson()
                : roots.stream().map(Element::outerHtml).collect(Collectors.joining());
    }

    /** An item with its following siblings, up to the next item. */
    ElementScope itemWithSiblings(Element item, Set<Element> items) {
        var roots = new ArrayList<Element>();
        roots.add(item);
        for (Element next = item.nextElementSibling();
                next != null && !items.contains(next);
                next = next.nextElementSibling()) {
            roots.add(next);
        }
        return new ElementScope(page, roots, scripts, deadline, texts);
    }

    /**
     * The elements that match a selector, in the order of the page. They are searched as the stream is read.
     *
     * @throws ReadingLimitExceeded when the time is up
     */
    Stream<Element> select(Evaluator selector) {
        deadline.check();
        var inTime = new CombiningEvaluator.And(List.of(new InTime(deadline), selector));
        return roots.stream().flatMap(root -> root.selectStream(inTime));
    }

    /** Matches every element before the deadline. It is evaluated first: {@code .a ~ .b} visits all siblings of each element. */
    private static final class InTime extends Evaluator {

        private final ReadingDeadline deadline;

        InTime(ReadingDeadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public boolean matches(Element root, Element element) {
            deadline.check();
            return true;
        }

        @Override
        protected int cost() {
            return 0;
        }
    }
}
