package dev.trawl.sitefile.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The fields of an {@link dev.trawl.contract.Article}, by their names in site files. */
public enum ArticleField implements Field {
    ARTICLE_ID(ValueType.TEXT),
    URL(ValueType.URL),
    TITLE(ValueType.TEXT),
    TYPE(ValueType.ARTICLE_TYPE),
    SUMMARY(ValueType.TEXT),
    PUBLISHED_AT(ValueType.DATE),
    UPDATED_AT(ValueType.DATE),
    READS(ValueType.INTEGER),
    COMMENTS(ValueType.INTEGER),
    LIKES(ValueType.INTEGER),
    COLLECTS(ValueType.INTEGER),
    PINNED(ValueType.FLAG),
    BODY(ValueType.BODY),
    TAGS(ValueType.TEXTS),
    SOURCE_URL(ValueType.URL);

    private final ValueType type;

    ArticleField(ValueType type) {
        this.type = type;
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when no field has this label */
    @JsonCreator
    public static ArticleField ofLabel(String label) {
        return Field.find(values(), label);
    }
}
