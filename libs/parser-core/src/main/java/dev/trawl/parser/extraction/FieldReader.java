package dev.trawl.parser.extraction;

import dev.trawl.parser.extraction.ValueConversion.Value;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a scope. Each takes the first source that yields a value, exact values before rounded ones. */
final class FieldReader {

    private static final int MAX_TEXTS = 100;

    /** Characters of a text in a warning. */
    private static final int SHOWN = 40;

    private final SourceTexts texts;

    private final ValueConversion valueConversion;

    FieldReader(SourceTexts texts, ValueConversion valueConversion) {
        this.texts = texts;
        this.valueConversion = valueConversion;
    }

    /** A value, with the source that gave it. */
    private record Candidate(int index, Source source, String text, Value value) {}

    /**
     * A text with a digit at the place of a number or date, which is none, so that its field has no value.
     *
     * @param text as it is on the page, cut to {@value #SHOWN} characters
     */
    record UnfitText(Field field, String text) {

        static Optional<UnfitText> of(Field field, String text) {
            boolean expectsDigits = field.type() == ValueType.INTEGER || field.type() == ValueType.DATE;
            boolean hasDigit = text.chars().anyMatch(Character::isDigit);
            String stripped = text.strip();
            // -1 is how a site says that it knows no number
            boolean unknown = field.type() == ValueType.INTEGER && stripped.equals("-1");
            return expectsDigits && hasDigit && !unknown
                    ? Optional.of(new UnfitText(field, stripped.substring(0, Math.min(SHOWN, stripped.length()))))
                    : Optional.empty();
        }

        /** Such as {@code fans is '1,5', expected a number}. */
        String sentence() {
            return field.label() + " is '" + text + "', expected a "
                    + field.type().name().toLowerCase(Locale.ROOT).replace("integer", "whole number");
        }
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
                    ? all(sources, elementScope, name, readingTrace)
                    : first(sources, elementScope, field, name, readingTrace, unfit);
            if (value != null) {
                found.put(field, value);
            }
        });
        return found;
    }

    /** Whether one of the sources finds anything. */
    boolean finds(List<Source> sources, ElementScope elementScope) {
        return sources.stream()
                .anyMatch(source -> texts.find(source, elementScope, ValueType.TEXT)
                        .findAny()
                        .isPresent());
    }

    /** The first text that one of the sources finds. */
    Optional<String> text(List<Source> sources, ElementScope elementScope) {
        return sources.stream()
                .flatMap(source -> texts.find(source, elementScope, ValueType.TEXT))
                .filter(text -> !text.isBlank())
                .findFirst();
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
            for (Candidate candidate : candidates(i, source, elementScope, type, unfit)) {
                if (candidate.value().exact()) {
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
            int index, Source source, ElementScope elementScope, ValueType type, Consumer<String> unfit) {
        elementScope.deadline().check();
        var candidates = texts.find(source, elementScope, type).flatMap(text -> {
            Optional<Value> value = valueConversion.convert(text, type, elementScope.page());
            if (value.isEmpty()) {
                unfit.accept(text);
            }
            return value.map(fit -> new Candidate(index, source, text, fit)).stream();
        });
        return type == ValueType.INTEGER
                ? candidates.limit(MAX_TEXTS).toList()
                : candidates.limit(1).toList();
    }

    private static Object taken(Candidate candidate, String name, ReadingTrace readingTrace) {
        Object value = candidate.value().value();
        readingTrace.found(name, candidate.index(), candidate.source(), candidate.text(), value);
        return value;
    }

    private @Nullable List<String> all(
            List<Source> sources, ElementScope elementScope, String name, ReadingTrace readingTrace) {
        for (int i = 0; i < sources.size(); i++) {
            List<String> values = texts.find(sources.get(i), elementScope, ValueType.TEXTS)
                    .filter(text -> !text.isBlank())
                    .distinct()
                    .limit(MAX_TEXTS)
                    .toList();
            if (!values.isEmpty()) {
                readingTrace.found(name, i, sources.get(i), String.join(" | ", values), values);
                return values;
            }
        }
        readingTrace.nothing(name, sources);
        return null;
    }
}
