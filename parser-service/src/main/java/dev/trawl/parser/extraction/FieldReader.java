package dev.trawl.parser.extraction;

import dev.trawl.parser.extraction.Conversion.Value;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Source;
import dev.trawl.sitefile.rules.ValueType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads fields out of a scope: for each the first source that yields a value, exact ones before rounded ones. */
final class FieldReader {

    private static final int MAX_TEXTS = 100;

    private final SourceTexts texts;

    private final Conversion conversion;

    FieldReader(SourceTexts texts, Conversion conversion) {
        this.texts = texts;
        this.conversion = conversion;
    }

    /** A value, with the source that gave it. */
    private record Candidate(int index, Source source, String text, Value value) {}

    /** What was found; fields that were not are absent. */
    <F extends Enum<F> & Field> Map<F, Object> read(
            Class<F> type, Map<F, List<Source>> fields, Scope scope, String place, Trace trace) {
        var found = new EnumMap<F, Object>(type);
        fields.forEach((field, sources) -> {
            String name = place + "." + field.label();
            Object value = field.type() == ValueType.TEXTS
                    ? all(sources, scope, name, trace)
                    : first(sources, scope, field.type(), name, trace);
            if (value != null) {
                found.put(field, value);
            }
        });
        return found;
    }

    /** Whether one of the sources finds anything. */
    boolean finds(List<Source> sources, Scope scope) {
        return sources.stream()
                .anyMatch(source ->
                        texts.find(source, scope, ValueType.TEXT).findAny().isPresent());
    }

    /** The first text that one of the sources finds. */
    Optional<String> text(List<Source> sources, Scope scope) {
        return sources.stream()
                .flatMap(source -> texts.find(source, scope, ValueType.TEXT))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private @Nullable Object first(List<Source> sources, Scope scope, ValueType type, String name, Trace trace) {
        Candidate rounded = null;
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            Source source = sources.get(i);
            Consumer<String> unfit = text -> trace.unfit(name, index, source, text);
            for (Candidate candidate : candidates(i, source, scope, type, unfit)) {
                if (candidate.value().exact()) {
                    return taken(candidate, name, trace);
                }
                rounded = rounded == null ? candidate : rounded;
            }
        }
        if (rounded != null) {
            return taken(rounded, name, trace);
        }
        trace.nothing(name, sources);
        return type == ValueType.FLAG ? Boolean.FALSE : null;
    }

    private List<Candidate> candidates(int index, Source source, Scope scope, ValueType type, Consumer<String> unfit) {
        scope.deadline().check();
        var candidates = texts.find(source, scope, type).flatMap(text -> {
            Optional<Value> value = conversion.convert(text, type, scope.page());
            if (value.isEmpty()) {
                unfit.accept(text);
            }
            return value.map(fit -> new Candidate(index, source, text, fit)).stream();
        });
        return type == ValueType.INTEGER
                ? candidates.limit(MAX_TEXTS).toList()
                : candidates.limit(1).toList();
    }

    private static Object taken(Candidate candidate, String name, Trace trace) {
        Object value = candidate.value().value();
        trace.found(name, candidate.index(), candidate.source(), candidate.text(), value);
        return value;
    }

    private @Nullable List<String> all(List<Source> sources, Scope scope, String name, Trace trace) {
        for (int i = 0; i < sources.size(); i++) {
            List<String> values = texts.find(sources.get(i), scope, ValueType.TEXTS)
                    .filter(text -> !text.isBlank())
                    .distinct()
                    .limit(MAX_TEXTS)
                    .toList();
            if (!values.isEmpty()) {
                trace.found(name, i, sources.get(i), String.join(" | ", values), values);
                return values;
            }
        }
        trace.nothing(name, sources);
        return null;
    }
}
