package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** What a page of an account shows. */
public enum PageKind {
    /** The user's home page; its number is 1. */
    @JsonProperty("profile")
    PROFILE,
    /** The n-th page of the article list, from 1. */
    @JsonProperty("list")
    LIST,
    /** An article of its own; numbers from 1, the newest first. */
    @JsonProperty("article")
    ARTICLE;

    /** The name in JSON, headers and site files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no kind has this label */
    public static PageKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "page kind " + Check.quoted(label) + " is unknown, expected profile, list or article"));
    }
}
