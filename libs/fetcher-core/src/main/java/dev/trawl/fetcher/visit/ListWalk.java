package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitLocation;
import dev.trawl.fetcher.visit.PageLoader.LoadResult;
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
    private int pageCount;
    private int total;
    private int items;
    private int pages;

    ListWalk(VisitRequest visitRequest, ListPages list, PageLoader pageLoader, VisitProgress visitProgress) {
        this.visitRequest = visitRequest;
        this.list = list;
        this.pageLoader = pageLoader;
        this.visitProgress = visitProgress;
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
        return Math.min(pageCount, list.paging().max());
    }

    /** Whether nothing comes after this page, by the page count or else by what the page shows. */
    boolean isLast(int number, PageSnapshot page) {
        return pageCount > 0 ? number >= pageCount : !page.hasNext();
    }

    /** Whether the site file allows no page with this number. Notes that the list goes on there. */
    boolean isBeyondLimit(int number) {
        boolean beyond = number > list.paging().max();
        if (beyond) {
            visitProgress.limited("the list goes on after page " + (number - 1) + ", the most that the site file allows"
                    + (pageCount > 0 ? "; it has " + pageCount : ""));
        }
        return beyond;
    }

    /** Loads a page by its URL. */
    LoadResult load(int number) throws InterruptedException {
        return take(pageLoader.load(list.url(), expectation(number)), number);
    }

    /** The list has ended after this page. Remarks what the site says it has and no page has shown. */
    void ended(int number) {
        if (pages == number && total > items) {
            visitProgress.notShown((total - items) + " of " + total + " not shown");
        } else if (count() > number) {
            visitProgress.notShown("page " + count() + " of " + count() + " not shown");
        }
    }

    PageExpectation expectation(int number) {
        var article = visitRequest.site().pages().article();
        Optional<String> selector =
                article != null && visitRequest.articlesWanted() > 0 ? Optional.of(article.links()) : Optional.empty();
        return PageExpectation.list(number, list, selector, visitRequest.wants(new PageRef(PageKind.LIST, number)));
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
        Integer same = pageSnapshot.fingerprint().isEmpty()
                ? null
                : fingerprints.putIfAbsent(pageSnapshot.fingerprint(), page.number());
        if (same != null) {
            return circle(page, same, pageSnapshot);
        }
        pageCount = Math.max(pageCount, pageSnapshot.count().orElse(0));
        total = Math.max(total, pageSnapshot.total().orElse(0));
        items += pageSnapshot.items();
        pages++;
        links.addAll(pageSnapshot.links());
        visitProgress.captured(page, pageSnapshot);
        return loaded;
    }

    private LoadResult circle(PageRef page, int same, PageSnapshot pageSnapshot) {
        if (list.paging() instanceof Paging.Url && page.number() == pageCount && same == pageCount - 1) {
            // the site gives its last page for each number behind it
            return new LoadResult.ListEnded();
        }
        String reason = page + " shows the items of page " + same + " again";
        var where = new VisitLocation(page.kind(), page.number(), pageSnapshot.url(), pageSnapshot.status());
        return list.paging() instanceof Paging.Url
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
        return named == null
                ? list.paging().max()
                : Math.min(named, list.paging().max());
    }
}
