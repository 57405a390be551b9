package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a batch of accounts submitted together: letters, digits, dots, dashes, underscores; 100 at most. */
public record CrawlId(@JsonValue String value) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    @JsonCreator
    public CrawlId {
        Check.matches(value, VALID, "crawl");
    }

    @Override
    public String toString() {
        return value;
    }
}
