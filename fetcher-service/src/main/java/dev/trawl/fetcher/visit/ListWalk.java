package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.VisitLocation;
import dev.trawl.messages.WantedPages;
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
 * A walk through the pages of one article list, whatever leads from one to the next: sends each page, and remembers its links,
 * how many pages there are said to be, and what each showed. A page that shows the same items as an earlier one is a circle.
 */
final class ListWalk {

    private final VisitRequest visitRequest;
    private final ListPages list;
    private final PageLoader pageLoader;
    private final Visit visit;
    private final Map<String, Integer> prints = new HashMap<>();
    private final Set<URI> links = new LinkedHashSet<>();
    private int said;

    ListWalk(VisitRequest visitRequest, ListPages list, PageLoader pageLoader, Visit visit) {
        this.visitRequest = visitRequest;
        this.list = list;
        this.pageLoader = pageLoader;
        this.visit = visit;
    }

    /** One step: the visit is over, or the page is there, or the site would not give it. */
    sealed interface Step {
        record Over(VisitEnd end) implements Step {}

        record There(PageSnapshot shown) implements Step {}

        record Lacks(PageRef page, String reason, VisitLocation where) implements Step {}
    }

    /** Links to articles, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        var article = visitRequest.site().pages().article();
        return links.stream().limit(article == null ? 0 : article.max()).toList();
    }

    /** Whether articles are wanted whose links have not been seen yet. */
    boolean needsLinks() {
        return links.size() < visitRequest.articlesWanted();
    }

    /** Whether this page or a later one must be gone to. */
    boolean needs(int number) {
        return visitRequest.nextWanted(PageKind.LIST, number).isPresent() || needsLinks();
    }

    /** The most pages that the list was said to have, as far as the site file lets them be followed; 0 while unknown. */
    int count() {
        return Math.min(said, list.paging().max());
    }

    /** Whether nothing comes after this page, by the page count or else by what the page shows. */
    boolean isLast(int number, PageSnapshot shown) {
        return said > 0 ? number >= said : !shown.more();
    }

    /** Whether the list goes on at this page, and the site file lets it be followed no further. */
    boolean isCut(int number) {
        boolean cut = number > list.paging().max();
        if (cut) {
            visit.cut("the list goes on after page " + (number - 1) + ", the most that the site file allows"
                    + (said > 0 ? "; it has " + said : ""));
        }
        return cut;
    }

    /** Goes to a page by its URL. */
    Step load(int number) throws InterruptedException {
        URI url = list.url().expand(visitRequest.task().userId(), number);
        return take(pageLoader.load(url, awaited(number)), number);
    }

    PageExpectation awaited(int number) {
        var article = visitRequest.site().pages().article();
        Optional<String> selector =
                article != null && visitRequest.articlesWanted() > 0 ? Optional.of(article.links()) : Optional.empty();
        return PageExpectation.list(number, list, selector, visitRequest.wants(new PageRef(PageKind.LIST, number)));
    }

    /** What came of going to this page. */
    Step take(PageLoader.LoadResult loadResult, int number) {
        var page = new PageRef(PageKind.LIST, number);
        return switch (loadResult) {
            case PageLoader.LoadResult.Over over -> new Step.Over(over.end());
            case PageLoader.LoadResult.Ended ended ->
                lacking(page, "the list has ended", new VisitLocation(page.kind(), number, null, null));
            case PageLoader.LoadResult.Gone gone ->
                number == 1
                        ? new Step.Over(new VisitEnd.NotFound(gone.where()))
                        : lacking(page, "the page is not found", gone.where());
            case PageLoader.LoadResult.NotGiven not -> lacking(page, not.reason(), not.where());
            case PageLoader.LoadResult.There there -> there(page, there.shown());
        };
    }

    /** Articles whose links would be on this page, or after it, have other numbers without it. */
    private Step lacking(PageRef page, String reason, VisitLocation where) {
        if (needsLinks()) {
            visit.missing().open(PageKind.ARTICLE, links.size() + 1);
        }
        return new Step.Lacks(page, reason, where);
    }

    private Step there(PageRef page, PageSnapshot shown) {
        Integer same = shown.print().isEmpty() ? null : prints.putIfAbsent(shown.print(), page.number());
        if (same != null) {
            return circle(page, same, shown);
        }
        said = Math.max(said, shown.count().orElse(0));
        links.addAll(shown.links());
        visit.capture(page, shown);
        return new Step.There(shown);
    }

    private Step circle(PageRef page, int same, PageSnapshot shown) {
        String reason = page + " shows the items of page " + same + " again";
        var where = new VisitLocation(page.kind(), page.number(), shown.url(), shown.status());
        return list.paging() instanceof Paging.Url
                ? lacking(page, reason, where)
                : new Step.Over(new VisitEnd.ClickFailed(reason, where));
    }

    /** A page that is there was not given. */
    void lacks(Step.Lacks lacks) {
        visit.missing(List.of(lacks.page()), lacks.reason(), lacks.where());
    }

    /** From this page on nothing is given: what is known to be there is missing, and where that is not known all is open. */
    void lost(Step.Lacks lacks, String more) {
        var pages = new ArrayList<PageRef>();
        for (WantedPages left :
                visitRequest.wantedFrom(PageKind.LIST, lacks.page().number())) {
            Integer named = left.to();
            int last = count() > 0 ? Math.min(count(), end(named)) : named == null ? left.from() : end(named);
            IntStream.rangeClosed(left.from(), last)
                    .mapToObj(number -> new PageRef(PageKind.LIST, number))
                    .forEach(pages::add);
            if (count() == 0 && named == null) {
                visit.missing().open(PageKind.LIST, left.from());
            }
        }
        visit.missing(pages.isEmpty() ? List.of(lacks.page()) : pages, lacks.reason() + more, lacks.where());
    }

    private int end(@Nullable Integer named) {
        return named == null
                ? list.paging().max()
                : Math.min(named, list.paging().max());
    }
}
