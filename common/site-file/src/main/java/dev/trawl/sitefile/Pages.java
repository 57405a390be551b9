package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.re2j.Pattern;
import dev.trawl.sitefile.Paging.None;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a user: where they are and what shows that they are ready.
 *
 * @param profile absent when the list pages show the profile
 * @param list absent when a site has no lists
 * @param article absent when the articles themselves cannot be visited
 */
public record Pages(
        @Nullable ProfilePage profile,
        @Nullable ListPages list,
        @Nullable ArticlePages article) {

    public Pages {
        if (profile == null && list == null) {
            throw new IllegalArgumentException("pages has neither profile nor list, expected at least one");
        }
    }

    /**
     * The user's home page.
     *
     * @param ready CSS selector of what stands when the page can be captured
     */
    public record ProfilePage(UrlTemplate url, String ready) {}

    /**
     * The pages of the article list.
     *
     * @param url of the first page, or, with {@code {page}}, of each
     * @param ready CSS selector of what stands when a page can be captured
     * @param item CSS selector of the items; the first one tells a page from the one before it
     */
    public record ListPages(UrlTemplate url, String ready, String item, Paging paging) {

        public ListPages(UrlTemplate url, String ready, String item, @Nullable Paging paging) {
            this.url = url;
            this.ready = ready;
            this.item = item;
            this.paging = paging == null ? new None() : paging;
            if (this.paging instanceof Paging.Url && !url.hasPage()) {
                throw new IllegalArgumentException("pages.list.url has no {page}, expected one with paging by url");
            }
        }
    }

    /**
     * Articles, opened by the links of the list.
     *
     * @param links CSS selector, on list pages, of the links
     * @param ready CSS selector of what stands when an article can be captured
     * @param max the most articles of a user, the newest first; default 20
     */
    public record ArticlePages(String links, String ready, int max) {

        @JsonCreator
        public ArticlePages(String links, String ready, @Nullable Integer max) {
            this(links, ready, max == null ? 20 : max.intValue());
        }
    }

    /**
     * A figure read from a page: the text (or attribute) of the first element that {@code select} finds, or of the
     * page's inline scripts when {@code select} is absent, then the first group of {@code pattern} as an integer.
     */
    public record Figure(
            @Nullable String select,
            @Nullable String attr,
            @Nullable Pattern pattern) {

        public Figure {
            if (select == null && pattern == null) {
                throw new IllegalArgumentException("a figure has neither select nor pattern, expected at least one");
            }
        }
    }
}
