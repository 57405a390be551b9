package dev.trawl.sitefile.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The fields of a {@link dev.trawl.contract.Profile}, by their names in site files. */
public enum ProfileField implements Field {
    NICKNAME(ValueType.TEXT),
    BLOG_TITLE(ValueType.TEXT),
    POSTS(ValueType.INTEGER),
    ARTICLES(ValueType.INTEGER),
    ORIGINALS(ValueType.INTEGER),
    REPOSTS(ValueType.INTEGER),
    TRANSLATIONS(ValueType.INTEGER),
    FANS(ValueType.INTEGER),
    FOLLOWING(ValueType.INTEGER),
    LIKES(ValueType.INTEGER),
    COMMENTS(ValueType.INTEGER),
    COLLECTS(ValueType.INTEGER),
    VISITS(ValueType.INTEGER),
    POINTS(ValueType.INTEGER),
    LEVEL(ValueType.INTEGER),
    RANK(ValueType.INTEGER),
    WEEK_RANK(ValueType.INTEGER),
    CODE_AGE(ValueType.TEXT);

    private final ValueType type;

    ProfileField(ValueType type) {
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
    public static ProfileField ofLabel(String label) {
        return Field.find(values(), label);
    }
}
