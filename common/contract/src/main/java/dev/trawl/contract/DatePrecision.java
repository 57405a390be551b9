package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The smallest unit that a page shows of a date. Smaller units of the date are zero and mean nothing. */
public enum DatePrecision {
    @JsonProperty("day")
    DAY,
    @JsonProperty("hour")
    HOUR,
    @JsonProperty("minute")
    MINUTE,
    @JsonProperty("second")
    SECOND;

    /** The name in JSON and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
