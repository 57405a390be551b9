package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whose words an article is. */
public enum ArticleType {
    @JsonProperty("original")
    ORIGINAL,
    @JsonProperty("repost")
    REPOST,
    @JsonProperty("translation")
    TRANSLATION;

    /** The name in JSON, in site files and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
