package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitLocation;
import dev.trawl.fetcher.visit.PageLoader.LoadResult;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of one article list have shown so far: links to articles, the page count, fingerprints. A page with the
 * fingerprint of an earlier one shows that the list goes in a circle. Used by one thread.
 */
final class ListWalk {

    private final VisitRequest visitRequest;
    private final ListPages list;
    private final PageLoader pageLoader;
    private final VisitProgress visitProgress;
    private final Map<String, Integer> fingerprints = new HashMap<>();
    private final Set<URI> links = new LinkedHashSet<>();
    private Optional<LoadResult> first = Optional.empty();
    private Layout layout;
    private int pageCount;
    private int total;
    private int items;
    private int pages;

    ListWalk(VisitRequest visitRequest, ListPages list, PageLoader pageLoader, VisitProgress visitProgress) {
        this.visitRequest = visitRequest;
        this.list = list;
        this.pageLoader = pageLoader;
        this.visitProgress = visitProgress;
        this.layout = list.layouts().getFirst();
    }

    /** How the list goes on; known after its first page, where it may have several layouts. */
    Paging paging() {
        return layout.goesOn();
    }

    /** Links to articles, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        var article = visitRequest.site().pages().article();
        return links.stream().limit(article == null ? 0 : article.max()).toList();
    }

    /** Whether articles are wanted whose links no page has shown yet. */
    boolean needsLinks() {
        return links.size() < visitRequest.articlesWanted();
    }

    /** Whether this page or a later one must be loaded. */
    boolean needs(int number) {
        return visitRequest.nextWanted(PageKind.LIST, number).isPresent() || needsLinks();
    }

    /** The page count that the list shows, at most the number that the site file allows; 0 while unknown. */
    int count() {
        return Math.min(pageCount, paging().max());
    }

    /** Whether nothing comes after this page, by the page count or else by what the page shows. */
    boolean isLast(int number, PageSnapshot page) {
        if (number == 1 && layout.rest() != null) {
            return page.empty();
        }
        return pageCount > 0 ? number >= pageCount : !page.hasNext();
    }

    /** Whether the site file allows no page with this number. Notes that the list goes on there. */
    boolean isBeyondLimit(int number) {
        boolean beyond = number > paging().max();
        if (beyond) {
            visitProgress.limited("the list goes on after page " + (number - 1) + ", the most that the site file allows"
                    + (pageCount > 0 ? "; it has " + pageCount : ""));
        }
        return beyond;
    }

    /**
     * Loads a page by its URL, the first one once. The result is {@link LoadResult.ListEnded} only for a page behind the end of a list:
     * one that goes on until a page is empty, or whose last page is given again.
     */
    LoadResult load(int number) throws InterruptedException {
        if (number == 1 && first.isPresent()) {
            return first.get();
        }
        Layout.Rest rest = layout.rest();
        LoadResult loadResult = take(
                rest == null || number == 1
                        ? pageLoader.load(list.url(), number, expectation(number))
                        : pageLoader.load(rest.url(), number - 1, expectation(number)),
                number);
        if (number == 1) {
            first = Optional.of(loadResult);
        }
        return loadResult;
    }

    /** The list has ended after this page. Remarks what the site says it has and no page has shown. */
    void ended(int number) {
        boolean allSeen = pages == number - (layout.rest() == null ? 0 : 1);
        if (allSeen && total > items) {
            visitProgress.notShown((total - items) + " of " + total + " not shown");
        } else if (count() > number) {
            visitProgress.notShown("page " + count() + " of " + count() + " not shown");
        }
    }

    PageExpectation expectation(int number) {
        var article = visitRequest.site().pages().article();
        Optional<String> selector =
                article != null && visitRequest.articlesWanted() > 0 ? Optional.of(article.links()) : Optional.empty();
        List<Layout> expected = number == 1 ? list.layouts() : List.of(layout.at(number));
        return PageExpectation.list(number, expected, selector, visitRequest.wants(new PageRef(PageKind.LIST, number)));
    }

    /** Takes the result of loading this page: sends the page, or notes which articles stay unknown without it. */
    LoadResult take(LoadResult loadResult, int number) {
        var page = new PageRef(PageKind.LIST, number);
        return switch (loadResult) {
            case LoadResult.Loaded loaded -> loaded(page, loaded);
            case LoadResult.NotDelivered not ->
                not.gone() && number == 1
                        ? new LoadResult.VisitOver(new VisitEnd.NotFound(not.where()))
                        : notDelivered(not);
            case LoadResult.VisitOver over -> over;
            case LoadResult.ListEnded ended -> ended;
        };
    }

    /** Without this page, the numbers of all articles are unknown whose links it or a later page shows. */
    private LoadResult notDelivered(LoadResult.NotDelivered not) {
        if (needsLinks()) {
            visitProgress.unknownFrom(PageKind.ARTICLE, links.size() + 1);
        }
        return not;
    }

    private LoadResult loaded(PageRef page, LoadResult.Loaded loaded) {
        PageSnapshot pageSnapshot = loaded.page();
        if (page.number() == 1) {
            layout = list.layouts().get(pageSnapshot.layout());
        } else if (paging() instanceof Paging.Url url
                && url.untilEmpty()
                && pageSnapshot.items() == 0
                && pageCount < page.number()) {
            return new LoadResult.ListEnded();
        }
        // the rest of a list begins with what its first page shows
        boolean comparable = page.number() > 1 || layout.rest() == null;
        Integer same = pageSnapshot.fingerprint().isEmpty() || !comparable
                ? null
                : fingerprints.putIfAbsent(pageSnapshot.fingerprint(), page.number());
        if (same != null) {
            return circle(page, same, pageSnapshot);
        }
        int before = page.number() > 1 && layout.rest() != null ? 1 : 0;
        pageCount = Math.max(pageCount, before + pageSnapshot.count().orElse(-before));
        total = Math.max(total, pageSnapshot.total().orElse(0));
        if (comparable) {
            items += pageSnapshot.items();
            pages++;
        }
        if (layout.at(page.number()).isJson() && pageSnapshot.items() == 0 && pageCount >= page.number()) {
            return notDelivered(new LoadResult.NotDelivered(
                    page + " has no items, though the list has " + pageCount + " pages by its count",
                    new VisitLocation(page.kind(), page.number(), pageSnapshot.url(), pageSnapshot.status()),
                    false));
        }
        links.addAll(pageSnapshot.links());
        visitProgress.captured(page, pageSnapshot);
        return loaded;
    }

    private LoadResult circle(PageRef page, int same, PageSnapshot pageSnapshot) {
        // the site gives its last page for each number behind it
        if (same == page.number() - 1
                && paging() instanceof Paging.Url url
                && (page.number() == pageCount || url.untilEmpty() && pageCount == 0)) {
            return new LoadResult.ListEnded();
        }
        String reason = page + " shows the items of page " + same + " again";
        var where = new VisitLocation(page.kind(), page.number(), pageSnapshot.url(), pageSnapshot.status());
        return paging() instanceof Paging.Url
                ? notDelivered(new LoadResult.NotDelivered(reason, where, false))
                : new LoadResult.VisitOver(new VisitEnd.ClickFailed(reason, where));
    }

    /** A page that exists was not delivered. */
    void missing(LoadResult.NotDelivered not) {
        visitProgress.missing(List.of(page(not)), not.reason(), not.where());
    }

    /**
     * No page from this one on is delivered. The wanted pages that are known to exist are missing. Where the page count is
     * unknown, the rest of the list is unknown.
     */
    void missingFrom(LoadResult.NotDelivered first, String more) {
        var pages = new ArrayList<PageRef>();
        for (WantedPages left :
                visitRequest.wantedFrom(PageKind.LIST, first.where().number())) {
            Integer named = left.to();
            int last = count() > 0 ? Math.min(count(), end(named)) : named == null ? left.from() : end(named);
            IntStream.rangeClosed(left.from(), last)
                    .mapToObj(number -> new PageRef(PageKind.LIST, number))
                    .forEach(pages::add);
            if (count() == 0 && named == null) {
                visitProgress.unknownFrom(PageKind.LIST, left.from());
            }
        }
        visitProgress.missing(pages.isEmpty() ? List.of(page(first)) : pages, first.reason() + more, first.where());
    }

    private static PageRef page(LoadResult.NotDelivered not) {
        return new PageRef(not.where().kind(), not.where().number());
    }

    private int end(@Nullable Integer named) {
        return named == null ? paging().max() : Math.min(named, paging().max());
    }
}
