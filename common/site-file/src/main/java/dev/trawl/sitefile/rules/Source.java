package dev.trawl.sitefile.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where a value may stand. A field has a list of them, tried in order: the first that yields a value of the
 * field's type gives it, and one that yields an exact number goes before one whose number is rounded.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Source.Element.class),
    @JsonSubTypes.Type(Source.Labelled.class),
    @JsonSubTypes.Type(Source.Variable.class),
    @JsonSubTypes.Type(Source.Json.class),
})
public sealed interface Source {

    /** What of the text found is the value: the first group, or the whole match; absent: all of it. */
    @Nullable
    Pattern pattern();

    /** The place for a person, as the site file names it: {@code select '.nick'}. */
    default String place() {
        return switch (this) {
            case Element element ->
                "select '" + element.select() + "'" + (element.attr() == null ? "" : " attr " + element.attr());
            case Labelled labelled -> "in '" + labelled.in() + "' label " + labelled.label();
            case Variable variable -> "script " + variable.script();
            case Json json -> (json.json() == null ? "" : "json " + json.json() + " ") + "path " + json.path();
        };
    }

    /** Whether the value stands in a JSON document, or an item of one: a path alone. */
    default boolean standsInDocument() {
        return this instanceof Json json && json.json() == null;
    }

    /**
     * The first element that a selector finds (every one, for a field of several texts).
     *
     * @param select CSS selector; the item itself can match too
     * @param attr the attribute that is read; absent: the text
     * @param ownText whether the text of elements inside is left out
     * @param without CSS selector of elements inside whose text is left out
     * @param value what is taken instead of what was read, once something is found and matches
     */
    record Element(
            String select,
            @Nullable String attr,
            boolean ownText,
            @Nullable String without,
            @Nullable Pattern pattern,
            @Nullable String value)
            implements Source {}

    /**
     * A value beside its label, in a list where label and value may swap places.
     *
     * @param in CSS selector of the elements that hold one label and one value each, such as {@code dl} or {@code li}
     * @param label the words that may label it; blanks and colons do not count
     * @param preferAttr the attribute, of the element or one inside it, that is taken before the text
     */
    record Labelled(
            String in,
            List<String> label,
            @Nullable String preferAttr,
            @Nullable Pattern pattern) implements Source {
        public Labelled {
            label = List.copyOf(label);
        }
    }

    /**
     * A variable set in an inline script: {@code var listTotal = 131 ;}.
     *
     * @param script its name
     */
    record Variable(String script, @Nullable Pattern pattern) implements Source {}

    /**
     * A value inside an object that stands in an inline script: {@code window.__STATE__ = {…}}; or in a page that is a JSON document.
     *
     * @param json the name that the object is assigned to; or the {@code type} of a script element that holds only
     *     the object, such as {@code application/ld+json}; absent: the JSON document, or an item of it
     * @param path names and list positions, joined by dots: {@code user.tags.0.name}; {@code name~text} is the first object of a
     *     list whose {@code name} holds this text
     */
    record Json(
            @Nullable String json, String path, @Nullable Pattern pattern) implements Source {}
}
