package dev.trawl.parser.extraction;

import dev.trawl.parser.extraction.SourceTexts.Found;
import dev.trawl.parser.extraction.SourceTexts.Texts;
import dev.trawl.parser.extraction.ValueConversion.Value;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a scope. Each takes the first source that yields a value, exact values before rounded ones. */
final class FieldReader {

    private static final int MAX_TEXTS = 100;

    /** Characters of a text in a warning. */
    private static final int SHOWN = 40;

    private static final String TOO_LONG = "(too long)";

    private final SourceTexts texts;

    private final ValueConversion valueConversion;

    FieldReader(SourceTexts texts, ValueConversion valueConversion) {
        this.texts = texts;
        this.valueConversion = valueConversion;
    }

    /** A value, with the source that gave it. */
    private record Candidate(int index, Source source, String text, Value value) {}

    /**
     * A text at the place of a field, because of which it has no value: it has a digit and is not the number or date that is expected, or it is
     * too long.
     *
     * @param kind the same for all texts of the field that a warning counts together
     * @param sentence for the operator, such as {@code fans is '1,5', expected a whole number}
     */
    record UnfitText(String kind, String sentence) {

        static UnfitText tooLong(Field field, int limit) {
            String sentence = field.label() + " is longer than " + limit + " characters";
            return new UnfitText(sentence, sentence);
        }

        static UnfitText noRoom(Field field, int limit) {
            String sentence = field.label() + " is left out, because the texts of the page are longer than " + limit
                    + " characters";
            return new UnfitText(sentence, sentence);
        }

        static Optional<UnfitText> of(Field field, String text) {
            boolean expectsDigits = field.type() == ValueType.INTEGER || field.type() == ValueType.DATE;
            boolean hasDigit = text.chars().anyMatch(Character::isDigit);
            String stripped = text.strip();
            // -1 is how a site says that it knows no number
            boolean unknown = field.type() == ValueType.INTEGER && stripped.equals("-1");
            return expectsDigits && hasDigit && !unknown
                    ? Optional.of(new UnfitText(
                            field.label(),
                            field.label() + " is '" + quoted(stripped) + "', expected a "
                                    + field.type()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace("integer", "whole number")))
                    : Optional.empty();
        }
    }

    /** The start of a text, as warnings quote it. */
    static String quoted(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    /**
     * The values that were found. Other fields are absent.
     *
     * @param unfit takes the text of each field that has no value because of it
     */
    <F extends Enum<F> & Field> Map<F, Object> read(
            Class<F> type,
            Map<F, List<Source>> fields,
            ElementScope elementScope,
            String place,
            ReadingTrace readingTrace,
            Consumer<UnfitText> unfit) {
        var found = new EnumMap<F, Object>(type);
        fields.forEach((field, sources) -> {
            String name = place + "." + field.label();
            Object value = field.type() == ValueType.TEXTS
                    ? all(sources, elementScope, field, name, readingTrace, unfit)
                    : first(sources, elementScope, field, name, readingTrace, unfit);
            if (value != null) {
                found.put(field, value);
            }
        });
        return found;
    }

    /** Whether one of the sources finds anything. */
    boolean finds(List<Source> sources, ElementScope elementScope) {
        for (Source source : sources) {
            Texts found = texts.find(source, elementScope, ValueType.TEXT);
            for (Found text = found.next(); text != null; text = found.next()) {
                // whether the pattern is in a text that is too long is not known
                if (!text.tooLong() || source.pattern() == null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first text that one of the sources finds; {@value #TOO_LONG} for one that is too long to be read. */
    Optional<String> text(List<Source> sources, ElementScope elementScope) {
        for (Source source : sources) {
            Texts found = texts.find(source, elementScope, ValueType.TEXT);
            for (Found text = found.next(); text != null; text = found.next()) {
                if (text.tooLong()) {
                    return Optional.of(TOO_LONG);
                }
                if (!text.text().isBlank()) {
                    return Optional.of(text.text());
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable Object first(
            List<Source> sources,
            ElementScope elementScope,
            Field field,
            String name,
            ReadingTrace readingTrace,
            Consumer<UnfitText> unfitTexts) {
        ValueType type = field.type();
        List<UnfitText> unfitHere = new ArrayList<>();
        Candidate rounded = null;
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            Source source = sources.get(i);
            Consumer<String> unfit = text -> {
                readingTrace.unfit(name, index, source, text);
                UnfitText.of(field, text).ifPresent(unfitHere::add);
            };
            Consumer<Integer> tooLong = limit -> unfitHere.add(UnfitText.tooLong(field, limit));
            for (Candidate candidate : candidates(i, source, elementScope, type, unfit, tooLong)) {
                if (candidate.value().exact()) {
                    if (candidate.value().value() instanceof String text
                            && !elementScope.texts().take(text.length())) {
                        unfitTexts.accept(
                                UnfitText.noRoom(field, elementScope.texts().record()));
                        readingTrace.nothing(name, sources);
                        return null;
                    }
                    return taken(candidate, name, readingTrace);
                }
                rounded = rounded == null ? candidate : rounded;
            }
        }
        if (rounded != null) {
            return taken(rounded, name, readingTrace);
        }
        unfitHere.stream().findFirst().ifPresent(unfitTexts);
        readingTrace.nothing(name, sources);
        return type == ValueType.FLAG ? Boolean.FALSE : null;
    }

    private List<Candidate> candidates(
            int index,
            Source source,
            ElementScope elementScope,
            ValueType type,
            Consumer<String> unfit,
            Consumer<Integer> tooLong) {
        Texts found = fitting(source, elementScope, type, tooLong);
        int limit = type == ValueType.INTEGER ? MAX_TEXTS : 1;
        var candidates = new ArrayList<Candidate>(1);
        while (candidates.size() < limit) {
            Found text = found.next();
            if (text == null) {
                break;
            }
            Optional<Value> value = valueConversion.convert(text.text(), type, elementScope.page());
            if (value.isPresent()) {
                candidates.add(new Candidate(index, source, text.text(), value.get()));
            } else {
                unfit.accept(text.text());
            }
        }
        return candidates;
    }

    /** The texts that are not too long. */
    private Texts fitting(Source source, ElementScope elementScope, ValueType type, Consumer<Integer> tooLong) {
        Texts all = texts.find(source, elementScope, type);
        return () -> {
            for (Found text = all.next(); text != null; text = all.next()) {
                Optional<Integer> exceeded = text.tooLong()
                        ? Optional.of(elementScope.texts().searched())
                        : elementScope.texts().exceeded(text.text(), type);
                if (exceeded.isEmpty()) {
                    return text;
                }
                tooLong.accept(exceeded.get());
            }
            return null;
        };
    }

    private static Object taken(Candidate candidate, String name, ReadingTrace readingTrace) {
        Object value = candidate.value().value();
        readingTrace.found(name, candidate.index(), candidate.source(), candidate.text(), value);
        return value;
    }

    private @Nullable List<String> all(
            List<Source> sources,
            ElementScope elementScope,
            Field field,
            String name,
            ReadingTrace readingTrace,
            Consumer<UnfitText> unfitTexts) {
        Set<UnfitText> unfitHere = new LinkedHashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            Texts found = fitting(
                    sources.get(i),
                    elementScope,
                    ValueType.TEXTS,
                    limit -> unfitHere.add(UnfitText.tooLong(field, limit)));
            var distinct = new LinkedHashSet<String>();
            while (distinct.size() < MAX_TEXTS) {
                Found text = found.next();
                if (text == null) {
                    break;
                }
                if (!text.text().isBlank()) {
                    distinct.add(text.text());
                }
            }
            List<String> values = List.copyOf(distinct);
            if (!values.isEmpty()) {
                if (!elementScope
                        .texts()
                        .take(values.stream().mapToInt(String::length).sum())) {
                    unfitHere.add(UnfitText.noRoom(field, elementScope.texts().record()));
                    break;
                }
                unfitHere.forEach(unfitTexts);
                readingTrace.found(name, i, sources.get(i), String.join(" | ", values), values);
                return values;
            }
        }
        unfitHere.forEach(unfitTexts);
        readingTrace.nothing(name, sources);
        return null;
    }
}
