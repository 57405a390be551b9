package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a task ends {@code DEAD}; each kind has its dead-letter topic. */
public enum FailureKind {
    /** A page, or the whole visit, took longer than its limit. */
    @JsonProperty("timeout")
    TIMEOUT,
    /** "Next" could not be clicked, or did nothing. */
    @JsonProperty("click")
    CLICK,
    /** The browser was lost. */
    @JsonProperty("browser")
    BROWSER,
    /** The site refuses us, for a long time. */
    @JsonProperty("blocked")
    BLOCKED,
    /** Pages that the site will not give, that may not be loaded, that are too large, or that cannot be read. */
    @JsonProperty("page")
    PAGE,
    /** A record that Postgres refuses. */
    @JsonProperty("record")
    RECORD;

    /** The name in JSON, and the end of the topic's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
