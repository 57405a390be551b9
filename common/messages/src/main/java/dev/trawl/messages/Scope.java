package dev.trawl.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

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
    BODIES;

    /** All that a task of this scope wants, where nothing is named. */
    public List<Wanted> wanted() {
        Stream<Wanted> all = Stream.of(
                new Wanted(PageKind.PROFILE, 1, 1),
                new Wanted(PageKind.LIST, 1, null),
                new Wanted(PageKind.ARTICLE, 1, null));
        return all.limit(ordinal() + 1L).toList();
    }
}
