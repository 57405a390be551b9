package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of one running fetcher: letters, digits, dots, dashes, underscores; 64 at most. */
public record FetcherId(@JsonValue String value) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator
    public FetcherId {
        Check.matches(value, VALID, "fetcher");
    }

    @Override
    public String toString() {
        return value;
    }
}
