package dev.trawl.parser.extraction;

import dev.trawl.parser.extraction.ValueConversion.Value;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Source;
import dev.trawl.sitefile.rules.ValueType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a scope. Each takes the first source that yields a value, exact values before rounded ones. */
final class FieldReader {

    private static final int MAX_TEXTS = 100;

    private final SourceTexts texts;

    private final ValueConversion valueConversion;

    FieldReader(SourceTexts texts, ValueConversion valueConversion) {
        this.texts = texts;
        this.valueConversion = valueConversion;
    }

    /** A value, with the source that gave it. */
    private record Candidate(int index, Source source, String text, Value value) {}

    /** The values that were found. Other fields are absent. */
    <F extends Enum<F> & Field> Map<F, Object> read(
            Class<F> type,
            Map<F, List<Source>> fields,
            ElementScope elementScope,
            String place,
            ReadingTrace readingTrace) {
        var found = new EnumMap<F, Object>(type);
        fields.forEach((field, sources) -> {
            String name = place + "." + field.label();
            Object value = field.type() == ValueType.TEXTS
                    ? all(sources, elementScope, name, readingTrace)
                    : first(sources, elementScope, field.type(), name, readingTrace);
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
            List<Source> sources, ElementScope elementScope, ValueType type, String name, ReadingTrace readingTrace) {
        Candidate rounded = null;
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            Source source = sources.get(i);
            Consumer<String> unfit = text -> readingTrace.unfit(name, index, source, text);
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
