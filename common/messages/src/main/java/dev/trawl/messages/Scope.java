package dev.trawl.messages;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of an account a crawl visits; each scope includes the ones before it. */
public enum Scope {
    /** The profile page. */
    @JsonProperty("profile")
    PROFILE,
    /** The profile page and all pages of the article list. */
    @JsonProperty("list")
    LIST,
    /** The profile page, the list, and the newest articles themselves. */
    @JsonProperty("bodies")
    BODIES
}
