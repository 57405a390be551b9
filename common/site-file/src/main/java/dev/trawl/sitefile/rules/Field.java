package dev.trawl.sitefile.rules;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Something a page may show, and what kind of value it is. */
public sealed interface Field permits ProfileField, ArticleField {

    ValueType type();

    /** The name in site files. */
    String label();

    /** @throws IllegalArgumentException naming those there are, when no field has this label */
    static <F extends Field> F find(F[] fields, String label) {
        return Arrays.stream(fields)
                .filter(field -> field.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("field '" + label + "' is unknown, expected one of "
                        + Arrays.stream(fields).map(Field::label).collect(Collectors.joining(", "))));
    }
}
