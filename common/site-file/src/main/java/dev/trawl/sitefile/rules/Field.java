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

    /** What the text found for a field is turned into. A text that cannot be turned is as good as not found. */
    enum ValueType {
        /** White space collapsed; blank is not found. */
        TEXT,
        /** Text whose paragraphs stay lines. */
        BODY,
        /**
         * {@code 1,234}, {@code 3.5k}, {@code 1.2w}, {@code 62万+}, {@code 第10695名}, {@code 31篇}: the first number in the text, where it is
         * understood whole. A range, a percentage, a version, a date or an unknown unit is no number.
         */
        INTEGER,
        /** By the rules' date forms, in the site's zone. */
        DATE,
        /** Absolute http or https. */
        URL,
        /** By the rules' words for article types. */
        ARTICLE_TYPE,
        /** Whether anything is found. */
        FLAG,
        /** The texts of all elements found. */
        TEXTS
    }
}
