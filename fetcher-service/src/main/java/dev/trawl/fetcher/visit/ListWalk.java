package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Where;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A walk through the pages of one article list, whatever leads from one to the next: sends each page, and remembers its links,
 * how many pages there are said to be, and what each showed. A page that shows the same items as an earlier one is a circle.
 */
final class ListWalk {

    private final Errand errand;
    private final ListPages list;
    private final Loads loads;
    private final Visit visit;
    private final Map<String, Integer> prints = new HashMap<>();
    private final Set<URI> links = new LinkedHashSet<>();
    private int count;

    ListWalk(Errand errand, ListPages list, Loads loads, Visit visit) {
        this.errand = errand;
        this.list = list;
        this.loads = loads;
        this.visit = visit;
    }

    /** One step: an end of the visit, or a page, or neither when the page is missing. */
    record Step(Optional<VisitEnd> end, Optional<Shown> shown) {
        static Step over(VisitEnd end) {
            return new Step(Optional.of(end), Optional.empty());
        }

        static Step missing() {
            return new Step(Optional.empty(), Optional.empty());
        }
    }

    /** Links to articles, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        var article = errand.site().pages().article();
        return links.stream().limit(article == null ? 0 : article.max()).toList();
    }

    /** Whether articles are wanted whose links have not been seen yet. */
    boolean needsLinks() {
        var article = errand.site().pages().article();
        return article != null && errand.wantsArticles() && links.size() < article.max();
    }

    /** Whether this page or a later one must be gone to. */
    boolean needs(int number) {
        return errand.nextWanted(PageKind.LIST, number).isPresent() || needsLinks();
    }

    /** The most pages that the list was said to have; 0 while it has not said. */
    int count() {
        return count;
    }

    /** Goes to a page by its URL. */
    Step load(int number) throws InterruptedException {
        URI url = list.url().expand(errand.task().userId(), number);
        return take(loads.load(url, awaited(number)), number);
    }

    Awaited awaited(int number) {
        var article = errand.site().pages().article();
        Optional<String> selector =
                article != null && errand.wantsArticles() ? Optional.of(article.links()) : Optional.empty();
        return Awaited.list(number, list, selector, errand.wants(new PageRef(PageKind.LIST, number)));
    }

    /** What came of going to this page. */
    Step take(Loads.Went went, int number) {
        var page = new PageRef(PageKind.LIST, number);
        return switch (went) {
            case Loads.Went.Over over -> Step.over(over.end());
            case Loads.Went.Ended ended -> Step.missing();
            case Loads.Went.Gone gone -> {
                if (number == 1) {
                    yield Step.over(new VisitEnd.NotFound(gone.where()));
                }
                visit.missing(List.of(page), "the page is not found", gone.where());
                yield Step.missing();
            }
            case Loads.Went.NotGiven not -> {
                visit.missing(List.of(page), not.reason(), not.where());
                yield Step.missing();
            }
            case Loads.Went.There there -> there(page, there.shown());
        };
    }

    private Step there(PageRef page, Shown shown) {
        Integer same = shown.print().isEmpty() ? null : prints.putIfAbsent(shown.print(), page.number());
        if (same != null) {
            return circle(page, same, shown);
        }
        count = Math.max(count, shown.count().orElse(0));
        links.addAll(shown.links());
        visit.capture(page, shown);
        return new Step(Optional.empty(), Optional.of(shown));
    }

    private Step circle(PageRef page, int same, Shown shown) {
        String reason = page + " shows the items of page " + same + " again";
        var where = new Where(page.kind(), page.number(), shown.url(), shown.status());
        if (list.paging() instanceof Paging.Url) {
            visit.missing(List.of(page), reason, where);
            return Step.missing();
        }
        return Step.over(new VisitEnd.ClickFailed(reason, where));
    }

    /** The pages after this one, to the last that is known of, are missing without being asked for. */
    void missingAfter(int number, int last, String reason) {
        List<PageRef> pages = IntStream.rangeClosed(number + 1, last)
                .mapToObj(page -> new PageRef(PageKind.LIST, page))
                .toList();
        if (!pages.isEmpty()) {
            String url = list.url().expand(errand.task().userId(), number).toString();
            visit.missing(pages, reason, new Where(PageKind.LIST, number, url, null));
        }
    }
}
