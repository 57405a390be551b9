package dev.trawl.postgres;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists as literals of arrays, for a text parameter that the statement casts to an array. */
public final class ArrayLiterals {

    private ArrayLiterals() {}

    /** For {@code text[]}; each text is quoted, because it may have any character or be the word null. */
    public static String ofTexts(Stream<String> texts) {
        return of(texts.map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
    }

    /** For values that need no quotes: numbers, UUIDs, names of enums. */
    public static String of(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
