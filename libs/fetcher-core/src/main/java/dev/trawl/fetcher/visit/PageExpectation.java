package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Pages.ArticlePages;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Pages.ProfilePage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a tab waits for, and what it reads from the page.
 *
 * @param layouts what may be there, at least one; the first that stands is what the page shows
 * @param links CSS selector of links to articles; in a JSON document the layout has their path
 * @param capture whether the HTML is wanted
 */
public record PageExpectation(PageRef page, List<Layout> layouts, Optional<String> links, boolean capture) {

    public PageExpectation {
        layouts = List.copyOf(layouts);
    }

    public static PageExpectation profile(ProfilePage page) {
        return new PageExpectation(
                new PageRef(PageKind.PROFILE, 1), List.of(Layout.of(page.ready())), Optional.empty(), true);
    }

    /** The first page of a list, in any of its layouts. */
    public static PageExpectation list(int number, ListPages pages, Optional<String> links, boolean capture) {
        return list(number, pages.layouts(), links, capture);
    }

    /** A page of a list, in one of these layouts. */
    static PageExpectation list(int number, List<Layout> layouts, Optional<String> links, boolean capture) {
        return new PageExpectation(new PageRef(PageKind.LIST, number), layouts, links, capture);
    }

    public static PageExpectation article(int number, ArticlePages pages) {
        return new PageExpectation(
                new PageRef(PageKind.ARTICLE, number), List.of(Layout.of(pages.ready())), Optional.empty(), true);
    }

    public boolean isList() {
        return page.kind() == PageKind.LIST;
    }

    /** CSS selector of the items of a list that is scrolled. */
    public String items() {
        return Objects.requireNonNull(layouts.getFirst().item());
    }

    /** What stands when the page can be captured, for a person. */
    public String ready() {
        return layouts.stream().map(Layout::sign).collect(Collectors.joining("' or '"));
    }
}
