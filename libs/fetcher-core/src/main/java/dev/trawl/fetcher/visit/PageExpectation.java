package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.sitefile.Pages.ArticlePages;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Pages.ProfilePage;
import dev.trawl.sitefile.Paging;
import java.util.Optional;

/**
 * What a tab waits for, and what it reads from the page.
 *
 * @param ready CSS selector of an element that is there when the page can be captured
 * @param item CSS selector of a list's items
 * @param links CSS selector of links to articles
 * @param paging how the list goes on
 * @param capture whether the HTML is wanted
 */
public record PageExpectation(
        PageRef page,
        String ready,
        Optional<String> item,
        Optional<String> links,
        Optional<Paging> paging,
        boolean capture) {

    public static PageExpectation profile(ProfilePage page) {
        return new PageExpectation(
                new PageRef(PageKind.PROFILE, 1),
                page.ready(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    public static PageExpectation list(int number, ListPages pages, Optional<String> links, boolean capture) {
        return new PageExpectation(
                new PageRef(PageKind.LIST, number),
                pages.ready(),
                Optional.of(pages.item()),
                links,
                Optional.of(pages.paging()),
                capture);
    }

    public static PageExpectation article(int number, ArticlePages pages) {
        return new PageExpectation(
                new PageRef(PageKind.ARTICLE, number),
                pages.ready(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
