package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.contract.Task.WantedPages;
import java.util.List;

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
    public List<WantedPages> wanted() {
        var profile = new WantedPages(PageKind.PROFILE, 1, 1);
        var list = new WantedPages(PageKind.LIST, 1, null);
        return switch (this) {
            case PROFILE -> List.of(profile);
            case LIST -> List.of(profile, list);
            case BODIES -> List.of(profile, list, new WantedPages(PageKind.ARTICLE, 1, null));
        };
    }
}
