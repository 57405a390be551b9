package dev.trawl.parser.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.CombiningEvaluator;
import org.jsoup.select.Evaluator;

/** The part of a page that a value is looked for in: all of it, or one item of a list. */
record Scope(Document page, List<Element> roots, Scripts scripts, Deadline deadline) {

    static Scope wholePage(Document page, Deadline deadline) {
        return new Scope(page, List.of(page), new Scripts(page), deadline);
    }

    /** The same page, looked at through one item only. */
    Scope item(Element item) {
        return new Scope(page, List.of(item), scripts, deadline);
    }

    /** An item with its following siblings, up to the next item. */
    Scope itemWithSiblings(Element item, Set<Element> items) {
        var roots = new ArrayList<Element>();
        roots.add(item);
        for (Element next = item.nextElementSibling();
                next != null && !items.contains(next);
                next = next.nextElementSibling()) {
            roots.add(next);
        }
        return new Scope(page, roots, scripts, deadline);
    }

    /**
     * What a selector finds, in the order of the page; found as the stream is read.
     *
     * @throws ReadingTooMuch at the element at which the time is up
     */
    Stream<Element> select(Evaluator selector) {
        deadline.check();
        var inTime = new CombiningEvaluator.And(List.of(new InTime(deadline), selector));
        return roots.stream().flatMap(root -> root.selectStream(inTime));
    }

    /** Matches any element while there is time. Asked first: {@code .a ~ .b} looks at all siblings of each element. */
    private static final class InTime extends Evaluator {

        private final Deadline deadline;

        InTime(Deadline deadline) {
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
