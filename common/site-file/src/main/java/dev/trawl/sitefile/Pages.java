package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
     * @param layouts what may be at that address, at least one; the first that stands on the first page holds for the whole list
     */
    public record ListPages(UrlTemplate url, List<Layout> layouts) {

        @JsonCreator
        public ListPages(
                UrlTemplate url,
                @Nullable String ready,
                @Nullable String item,
                @Nullable String itemsPath,
                @Nullable String linkPath,
                @Nullable Paging paging,
                @Nullable List<Layout> layouts) {
            this(
                    url,
                    layouts == null
                            ? List.of(new Layout("", ready, item, itemsPath, linkPath, paging, null))
                            : layouts);
            boolean hasOwn = ready != null || item != null || itemsPath != null || linkPath != null || paging != null;
            if (layouts != null && hasOwn) {
                throw new IllegalArgumentException(
                        "pages.list has layouts and ready, item, items-path, link-path or paging"
                                + " beside them, expected these inside each layout");
            }
        }

        public ListPages {
            layouts = List.copyOf(layouts);
            Set<String> names = new HashSet<>();
            for (Layout layout : layouts.stream().flatMap(Layout::withRest).toList()) {
                if (!names.add(layout.name())) {
                    throw new IllegalArgumentException(
                            "two layouts have the name '" + layout.name() + "', expected another name for each");
                }
            }
            if (!url.hasPage()
                    && layouts.stream()
                            .anyMatch(layout -> layout.rest() == null && layout.paging() instanceof Paging.Url)) {
                throw new IllegalArgumentException("pages.list.url has no {page}, expected one with paging by url");
            }
        }

        /** The layout that is tried first. */
        public Layout first() {
            return layouts.getFirst();
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
     * A figure: a number that is written in the site file, or read from a page. There it is the text (or attribute) of the first element that
     * {@code select} finds, or what stands at a path of a JSON document, or else of the page's inline scripts; then the first group of
     * {@code pattern} as an integer.
     */
    public record Figure(
            @Nullable String select,
            @Nullable String attr,
            @Nullable String path,
            @Nullable Integer value,
            @Nullable Pattern pattern) {

        public Figure {
            if (select == null && pattern == null && path == null && value == null) {
                throw new IllegalArgumentException(
                        "a figure has neither select, path, value nor pattern, expected at least one");
            }
            if (value != null && (select != null || path != null || pattern != null)
                    || select != null && path != null) {
                throw new IllegalArgumentException("a figure has two of select, path and value, expected one");
            }
        }
    }
}
