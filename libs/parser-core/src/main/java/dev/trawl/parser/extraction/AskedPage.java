package dev.trawl.parser.extraction;

import dev.trawl.sitefile.rules.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * A page without a browser that answers what the fetcher asks of a browser, and what a rule sees on it. Its scripts do not run, and
 * it has no styles. Used by one thread.
 */
public final class AskedPage {

    /** Characters of a text, as page.js cuts it. */
    private static final int MAX_TEXT = 10_000;

    /** Characters of the inline scripts, as page.js cuts them. */
    private static final int MAX_SCRIPTS = 1 << 20;

    /** Elements whose text is shown. */
    private static final int MOST_SHOWN = 3;

    /** Characters of a text that is shown. */
    private static final int SHOWN = 60;

    private final ElementScope elementScope;

    private AskedPage(ElementScope elementScope) {
        this.elementScope = elementScope;
    }

    /** The page; empty where it cannot be parsed within the limits. Asking it takes as long as reading it may take. */
    public static Optional<AskedPage> of(PageHtml page, ReadingLimits limits) {
        try {
            var deadline = new ReadingDeadline(limits.time(), System::nanoTime);
            Document document = PageDocument.parse(page, limits, deadline);
            document.outputSettings().prettyPrint(false);
            var texts = new PageTexts(limits.sizes(), page.html().length);
            return Optional.of(new AskedPage(ElementScope.wholePage(document, deadline, texts)));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty(); // PageReader says why
        }
    }

    /** How many elements a selector finds; empty where only a browser knows the selector. */
    public OptionalInt count(String selector) {
        return answer(() -> OptionalInt.of(Math.toIntExact(found(selector).count())), OptionalInt.empty());
    }

    /** The text of the first element, or of its attribute; empty without either. */
    public Optional<String> text(String selector, Optional<String> attribute) {
        return answer(
                () -> found(selector)
                        .findFirst()
                        .filter(element -> attribute.map(element::hasAttr).orElse(true))
                        .map(element -> attribute.map(element::attr).orElseGet(() -> shortText(element))),
                Optional.empty());
    }

    /** What the inline scripts hold. */
    public String scripts() {
        String scripts = elementScope.page().getElementsByTag("script").stream()
                .filter(script -> !script.hasAttr("src"))
                .map(Element::data)
                .collect(Collectors.joining("\n"));
        return scripts.substring(0, Math.min(MAX_SCRIPTS, scripts.length()));
    }

    /** The HTML, written again as a browser does. */
    public String html() {
        return answer(
                () -> elementScope
                        .page()
                        .html(new CappedText(elementScope.texts().written()))
                        .toString(),
                "");
    }

    /** The pieces of text in each of the first elements. */
    public List<List<String>> pieces(String selector, int most) {
        return answer(() -> found(selector).limit(most).map(ElementText::pieces).toList(), List.of());
    }

    /** What a place saw that gave no value; empty where it saw nothing. */
    public String saw(Source source) {
        return answer(
                () -> switch (source) {
                    case Source.Element element -> sawElements(element);
                    case Source.Labelled labelled -> sawLabels(labelled);
                    case Source.Variable variable ->
                        elementScope
                                .scripts()
                                .variable(variable.script())
                                .map(text -> "the script sets it to '" + shown(text) + "'")
                                .orElse("no script sets it");
                    case Source.Json json -> elementScope.scripts().saw(json.json(), json.path());
                },
                "");
    }

    private String sawElements(Source.Element source) {
        long elements = found(source.select()).count();
        if (elements == 0) {
            return "";
        }
        String attr = source.attr();
        List<String> texts = found(source.select())
                .filter(element -> attr == null || element.hasAttr(attr))
                .limit(MOST_SHOWN)
                .map(element -> attr == null ? shortText(element) : element.attr(attr))
                .map(text -> "'" + shown(text) + "'")
                .toList();
        String what = elements == 1 ? "1 element" : elements + " elements";
        return texts.isEmpty() ? what + " without " + attr : what + " on the page: " + String.join(", ", texts);
    }

    private String sawLabels(Source.Labelled source) {
        List<List<String>> seen = pieces(source.in(), MOST_SHOWN);
        return seen.isEmpty()
                ? "'" + source.in() + "' finds nothing"
                : "'" + source.in() + "' finds "
                        + seen.stream()
                                .map(pieces -> "'" + shown(String.join(" | ", pieces)) + "'")
                                .collect(Collectors.joining(", "));
    }

    private Stream<Element> found(String selector) {
        Evaluator compiled = QueryParser.parse(selector);
        return elementScope.select(compiled);
    }

    private String shortText(Element element) {
        String text = elementScope.texts().isTooLong(element) ? "" : ElementText.collapsed(element.wholeText());
        return text.substring(0, Math.min(MAX_TEXT, text.length()));
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static <T> T answer(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (IllegalStateException | ReadingLimitExceeded e) {
            return otherwise; // a selector that jsoup does not know, or the time is up
        }
    }
}
