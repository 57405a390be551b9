package dev.trawl.parser.extraction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.trawl.parser.extraction.ElementScope.Match;
import dev.trawl.parser.extraction.ElementScope.Matches;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Queue;
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

        /** What the pattern takes of it; null where the pattern does not match. */
        private @Nullable Found cut(@Nullable Pattern pattern) {
            if (tooLong || pattern == null) {
                return this;
            }
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                return null;
            }
            String part = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
            return part == null ? null : new Found(part, false);
        }
    }

    /** The texts of one source in the order of the page. Each is searched when it is asked for. */
    @FunctionalInterface
    interface Texts {

        /**
         * The next text; null after the last one.
         *
         * @throws ReadingLimitExceeded when the time is up
         */
        @Nullable
        Found next();
    }

    /** @throws ReadingLimitExceeded when the time is up */
    Texts find(Source source, ElementScope elementScope, ValueType type) {
        elementScope.deadline().check();
        return switch (source) {
            case Source.Element element -> new ElementTexts(element, elementScope, type);
            case Source.Labelled labelled -> new LabelledTexts(labelled, elementScope);
            case Source.Variable variable ->
                inScript(elementScope.scripts().variable(variable.script()).stream(), source, elementScope);
            case Source.Json json -> {
                Stream<String> texts = json.json() == null
                        ? elementScope.scripts().texts(json.path())
                        : elementScope.scripts().value(json.json(), json.path()).stream();
                yield inScript(texts, source, elementScope);
            }
        };
    }

    private static Texts inScript(Stream<String> texts, Source source, ElementScope elementScope) {
        Iterator<String> left = texts.iterator();
        return () -> {
            while (left.hasNext()) {
                Found found = collapsed(left.next(), elementScope.texts()).cut(source.pattern());
                if (found != null) {
                    return found;
                }
            }
            return null;
        };
    }

    private static Found collapsed(String text, PageTexts texts) {
        return texts.isTooLong(text) ? Found.TOO_LONG : new Found(ElementText.collapsed(text), false);
    }

    /** The text, or the attribute, of each element that a selector matches. */
    private final class ElementTexts implements Texts {

        private final Source.Element source;

        private final ElementScope elementScope;

        private final ValueType type;

        private final Matches matches;

        private final @Nullable Evaluator without;

        private int next;

        ElementTexts(Source.Element source, ElementScope elementScope, ValueType type) {
            this.source = source;
            this.elementScope = elementScope;
            this.type = type;
            this.matches = elementScope.matches(selectors.get(source.select()));
            this.without = source.without() == null ? null : selectors.get(source.without());
        }

        @Override
        public @Nullable Found next() {
            while (next < MAX_ELEMENTS) {
                Match match = matches.at(next++);
                if (match == null) {
                    return null;
                }
                elementScope.deadline().check();
                Found found = found(match, elementScope.texts()).cut(source.pattern());
                if (found != null) {
                    return source.value() == null || found.tooLong() ? found : new Found(source.value(), false);
                }
            }
            return null;
        }

        private Found found(Match match, PageTexts texts) {
            if (source.value() != null && source.pattern() == null) {
                return new Found(source.value(), false);
            }
            Element element = match.element();
            if (source.attr() != null) {
                return collapsed(element.attr(source.attr()), texts);
            }
            if (texts.isTooLong(element)) {
                return Found.TOO_LONG;
            }
            if (source.ownText()) {
                return new Found(ElementText.collapsed(element.ownText()), false);
            }
            if (type == ValueType.BODY) {
                return new Found(BodyText.of(element), false);
            }
            return new Found(without == null ? match.line(texts) : ElementText.line(element, without), false);
        }
    }

    /** What stands beside a label, in each element that a selector matches. */
    private final class LabelledTexts implements Texts {

        private final Source.Labelled source;

        private final ElementScope elementScope;

        private final Matches matches;

        /** Of the element that was searched last. */
        private final Queue<Found> waiting = new ArrayDeque<>();

        private int next;

        LabelledTexts(Source.Labelled source, ElementScope elementScope) {
            this.source = source;
            this.elementScope = elementScope;
            this.matches = elementScope.matches(selectors.get(source.in()));
        }

        @Override
        public @Nullable Found next() {
            while (waiting.isEmpty() && next < MAX_ELEMENTS) {
                Match match = matches.at(next++);
                if (match == null) {
                    return null;
                }
                elementScope.deadline().check();
                search(match, elementScope.texts());
            }
            return waiting.poll();
        }

        private void search(Match match, PageTexts texts) {
            if (texts.isTooLong(match.element())) {
                add(Found.TOO_LONG);
                return;
            }
            var pieces = match.pieces(texts);
            int label = 0;
            while (label < pieces.size() && !source.label().contains(word(pieces.get(label)))) {
                label++;
            }
            if (label == pieces.size()) {
                return;
            }
            String attr = source.preferAttr();
            if (attr != null) {
                match.element().stream()
                        .filter(each -> each.hasAttr(attr))
                        .forEach(each -> add(Found.of(each.attr(attr), texts)));
            }
            var others = new ArrayList<>(pieces);
            others.remove(label);
            add(new Found(String.join(" ", others), false));
        }

        private void add(Found found) {
            Found part = found.cut(source.pattern());
            if (part != null) {
                waiting.add(part);
            }
        }

        /** A label without its colon. */
        private static String word(String text) {
            int end = text.length();
            while (end > 0
                    && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '：' || text.charAt(end - 1) == ' ')) {
                end--;
            }
            return text.substring(0, end);
        }
    }
}
