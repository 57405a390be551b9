package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The pages of the article list, in their order. It has ended where the page count or the site file's sign says so.
 */
final class ListVisit {

    private final VisitRequest visitRequest;
    private final PageLoader pageLoader;
    private final Visit visit;
    private List<URI> links = List.of();

    ListVisit(VisitRequest visitRequest, PageLoader pageLoader, Visit visit) {
        this.visitRequest = visitRequest;
        this.pageLoader = pageLoader;
        this.visit = visit;
    }

    /** Links to articles, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        return links;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        ListPages list = visitRequest.site().pages().list();
        if (list == null) {
            return Optional.empty();
        }
        var walk = new ListWalk(visitRequest, list, pageLoader, visit);
        Optional<VisitEnd> end = walk.needs(1) ? run(walk, list.paging()) : Optional.empty();
        links = walk.links();
        return end;
    }

    private Optional<VisitEnd> run(ListWalk walk, Paging how) throws InterruptedException {
        return switch (how) {
            case Paging.None none ->
                new ClickedList(walk, (awaited, before) -> new PageLoader.LoadResult.Ended()).run();
            case Paging.Url url -> new NumberedList(visitRequest, walk).run();
            case Paging.Click click ->
                new ClickedList(walk, (awaited, before) -> pageLoader.next(click, awaited, before)).run();
            case Paging.Scroll scroll ->
                new ClickedList(walk, (awaited, before) -> pageLoader.more(scroll, awaited, before)).run();
        };
    }
}
