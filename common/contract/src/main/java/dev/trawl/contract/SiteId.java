package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a blog platform: that of its file {@code sites/<id>.yml}. Lower case letters, digits, dashes; 32 at most. */
public record SiteId(@JsonValue String value) implements Comparable<SiteId> {

    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    @JsonCreator
    public SiteId {
        Check.matches(value, VALID, "site");
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
