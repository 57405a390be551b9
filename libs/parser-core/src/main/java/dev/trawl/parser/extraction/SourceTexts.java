package dev.trawl.parser.extraction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.Source;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/** The texts that a source finds in a scope, best first. */
final class SourceTexts {

    /** The most elements that one source searches. */
    private static final int MAX_ELEMENTS = 1_000;

    private final Selectors selectors;

    SourceTexts(Selectors selectors) {
        this.selectors = selectors;
    }

    /** The texts in the order of the page. They are searched as the stream is read. */
    Stream<String> find(Source source, ElementScope elementScope, ValueType type) {
        return switch (source) {
            case Source.Element element -> elements(element, elementScope, type);
            case Source.Labelled labelled -> labelled(labelled, elementScope);
            case Source.Variable variable ->
                elementScope.scripts().variable(variable.script()).stream()
                        .map(ElementText::collapsed)
                        .flatMap(text -> cut(text, variable.pattern()).stream());
            case Source.Json json ->
                elementScope.scripts().value(json.json(), json.path()).stream()
                        .map(ElementText::collapsed)
                        .flatMap(text -> cut(text, json.pattern()).stream());
        };
    }

    private Stream<String> elements(Source.Element source, ElementScope elementScope, ValueType type) {
        Evaluator without = source.without() == null ? null : selectors.get(source.without());
        return elementScope
                .select(selectors.get(source.select()))
                .limit(MAX_ELEMENTS)
                .peek(element -> elementScope.deadline().check())
                .map(element -> text(element, source, without, type))
                .flatMap(text -> cut(text, source.pattern()).stream())
                .map(text -> source.value() == null ? text : source.value());
    }

    private static String text(Element element, Source.Element source, @Nullable Evaluator without, ValueType type) {
        if (source.attr() != null) {
            return ElementText.collapsed(element.attr(source.attr()));
        }
        if (source.ownText()) {
            return ElementText.collapsed(element.ownText());
        }
        return type == ValueType.BODY ? BodyText.of(element) : ElementText.line(element, without);
    }

    private Stream<String> labelled(Source.Labelled source, ElementScope elementScope) {
        return elementScope
                .select(selectors.get(source.in()))
                .limit(MAX_ELEMENTS)
                .peek(element -> elementScope.deadline().check())
                .flatMap(element -> besideLabel(element, source))
                .flatMap(text -> cut(text, source.pattern()).stream());
    }

    private static Stream<String> besideLabel(Element element, Source.Labelled source) {
        var pieces = ElementText.pieces(element);
        int label = 0;
        while (label < pieces.size() && !source.label().contains(word(pieces.get(label)))) {
            label++;
        }
        if (label == pieces.size()) {
            return Stream.empty();
        }
        pieces.remove(label);
        String attr = source.preferAttr();
        Stream<String> exact = attr == null
                ? Stream.empty()
                : element.selectStream("*").filter(each -> each.hasAttr(attr)).map(each -> each.attr(attr));
        return Stream.concat(exact, Stream.of(String.join(" ", pieces)));
    }

    /** A label without its colon. */
    private static String word(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '：' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static Optional<String> cut(String text, @Nullable Pattern pattern) {
        if (pattern == null) {
            return Optional.of(text);
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
    }
}
