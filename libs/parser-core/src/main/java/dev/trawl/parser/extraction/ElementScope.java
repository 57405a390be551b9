package dev.trawl.parser.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of a page in which values are searched: the whole page, or one item of a list. Its elements are listed once, and
 * each selector is evaluated once however many rules have it. The page does not change meanwhile. For one thread.
 */
final class ElementScope {

    private final Document page;

    private final List<Element> roots;

    private final InlineScripts scripts;

    private final ReadingDeadline deadline;

    private final PageTexts texts;

    private final Map<Evaluator, Matches> matches = new HashMap<>();

    /** For each root all elements in it, itself first; as many roots as a selector has needed. */
    private final List<List<Element>> elements;

    private ElementScope(
            Document page, List<Element> roots, InlineScripts scripts, ReadingDeadline deadline, PageTexts texts) {
        this.page = page;
        this.roots = roots;
        this.scripts = scripts;
        this.deadline = deadline;
        this.texts = texts;
        this.elements = new ArrayList<>(roots.size());
    }

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

    Document page() {
        return page;
    }

    InlineScripts scripts() {
        return scripts;
    }

    ReadingDeadline deadline() {
        return deadline;
    }

    PageTexts texts() {
        return texts;
    }

    /** The elements that match a selector, in the order of the page. They are searched as the stream is read. */
    Stream<Element> select(Evaluator selector) {
        Matches matches = matches(selector);
        return Stream.iterate(0, i -> i + 1)
                .map(matches::at)
                .takeWhile(match -> match != null)
                .map(match -> match.element());
    }

    /** The elements that match a selector, the same for each rule that has it. */
    Matches matches(Evaluator selector) {
        return matches.computeIfAbsent(selector, Matches::new);
    }

    private List<Element> elements(int root) {
        while (elements.size() <= root) {
            List<Element> inside = new ArrayList<>();
            roots.get(elements.size()).traverse((node, depth) -> {
                if (node instanceof Element element) {
                    inside.add(element);
                }
            });
            elements.add(inside);
        }
        return elements.get(root);
    }

    /** The elements that match one selector. They are searched as they are asked for. */
    final class Matches {

        /** Elements between two looks at the clock. {@code .a ~ .b} visits all siblings of each element. */
        private static final int UNCHECKED = 8;

        private final Evaluator selector;

        private final List<Match> found = new ArrayList<>(2);

        private int root;

        private int next;

        Matches(Evaluator selector) {
            this.selector = selector;
        }

        /**
         * The match at this position, from 0; null where there are not as many.
         *
         * @throws ReadingLimitExceeded when the time is up
         */
        @Nullable
        Match at(int position) {
            while (position >= found.size()) {
                if (root == roots.size()) {
                    return null;
                }
                search(roots.get(root), elements(root));
            }
            return found.get(position);
        }

        /** Searches the next match in a root, and goes on to the next root at its end. */
        private void search(Element from, List<Element> inside) {
            if (next == 0) {
                // forgets what the selector remembers of other roots
                from.selectStream(selector);
            }
            while (next < inside.size()) {
                if (next % UNCHECKED == 0) {
                    deadline.check();
                }
                Element element = inside.get(next++);
                if (selector.matches(from, element)) {
                    found.add(new Match(element));
                    return;
                }
            }
            root++;
            next = 0;
        }
    }

    /** An element that a selector matches. Its texts are made once for all rules with that selector, unless they are long. */
    static final class Match {

        private final Element element;

        private @Nullable String line;

        private @Nullable List<String> pieces;

        Match(Element element) {
            this.element = element;
        }

        Element element() {
            return element;
        }

        /** All its text, white space collapsed. */
        String line(PageTexts texts) {
            if (line != null) {
                return line;
            }
            String text = element.text();
            if (texts.remember(text.length())) {
                line = text;
            }
            return text;
        }

        /** The separate pieces of its text. */
        List<String> pieces(PageTexts texts) {
            if (pieces != null) {
                return pieces;
            }
            List<String> made = List.copyOf(ElementText.pieces(element));
            if (texts.remember(made.stream().mapToInt(String::length).sum())) {
                pieces = made;
            }
            return made;
        }
    }
}
