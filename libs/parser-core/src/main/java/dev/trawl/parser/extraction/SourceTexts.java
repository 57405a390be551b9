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

    /**
     * What a source finds.
     *
     * @param text empty where it is too long
     */
    record Found(String text, boolean tooLong) {

        private static final Found TOO_LONG = new Found("", true);

        private static Found of(String text, PageTexts texts) {
            return texts.isTooLong(text) ? TOO_LONG : new Found(text, false);
        }

        private Stream<Found> cut(@Nullable Pattern pattern) {
            return tooLong
                    ? Stream.of(this)
                    : SourceTexts.cut(text, pattern).map(part -> new Found(part, false)).stream();
        }
    }

    /** The texts in the order of the page. They are searched as the stream is read. */
    Stream<Found> find(Source source, ElementScope elementScope, ValueType type) {
        return switch (source) {
            case Source.Element element -> elements(element, elementScope, type);
            case Source.Labelled labelled -> labelled(labelled, elementScope);
            case Source.Variable variable ->
                inScript(elementScope.scripts().variable(variable.script()), source, elementScope);
            case Source.Json json -> {
                Stream<String> texts = json.json() == null
                        ? elementScope.scripts().texts(json.path())
                        : elementScope.scripts().value(json.json(), json.path()).stream();
                yield texts.flatMap(text -> inScript(Optional.of(text), source, elementScope));
            }
        };
    }

    private static Stream<Found> inScript(Optional<String> text, Source source, ElementScope elementScope) {
        return text.stream()
                .map(each -> collapsed(each, elementScope.texts()))
                .flatMap(found -> found.cut(source.pattern()));
    }

    private static Found collapsed(String text, PageTexts texts) {
        return texts.isTooLong(text) ? Found.TOO_LONG : new Found(ElementText.collapsed(text), false);
    }

    private Stream<Found> elements(Source.Element source, ElementScope elementScope, ValueType type) {
        Evaluator without = source.without() == null ? null : selectors.get(source.without());
        return elementScope
                .select(selectors.get(source.select()))
                .limit(MAX_ELEMENTS)
                .peek(element -> elementScope.deadline().check())
                .map(element -> found(element, source, without, type, elementScope.texts()))
                .flatMap(found -> found.cut(source.pattern()))
                .map(found -> source.value() == null || found.tooLong() ? found : new Found(source.value(), false));
    }

    private static Found found(
            Element element, Source.Element source, @Nullable Evaluator without, ValueType type, PageTexts texts) {
        if (source.value() != null && source.pattern() == null) {
            return new Found(source.value(), false);
        }
        if (source.attr() != null) {
            return collapsed(element.attr(source.attr()), texts);
        }
        if (texts.isTooLong(element)) {
            return Found.TOO_LONG;
        }
        if (source.ownText()) {
            return new Found(ElementText.collapsed(element.ownText()), false);
        }
        return new Found(type == ValueType.BODY ? BodyText.of(element) : ElementText.line(element, without), false);
    }

    private Stream<Found> labelled(Source.Labelled source, ElementScope elementScope) {
        return elementScope
                .select(selectors.get(source.in()))
                .limit(MAX_ELEMENTS)
                .peek(element -> elementScope.deadline().check())
                .flatMap(element -> besideLabel(element, source, elementScope.texts()))
                .flatMap(found -> found.cut(source.pattern()));
    }

    private static Stream<Found> besideLabel(Element element, Source.Labelled source, PageTexts texts) {
        if (texts.isTooLong(element)) {
            return Stream.of(Found.TOO_LONG);
        }
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
        Stream<Found> exact = attr == null
                ? Stream.empty()
                : element.selectStream("*")
                        .filter(each -> each.hasAttr(attr))
                        .map(each -> Found.of(each.attr(attr), texts));
        return Stream.concat(exact, Stream.of(new Found(String.join(" ", pieces), false)));
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
