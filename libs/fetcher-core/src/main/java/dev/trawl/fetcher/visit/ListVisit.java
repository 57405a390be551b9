package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The list pages of a visit, by the paging that the site file names. Used by one thread. */
final class ListVisit {

    private final VisitRequest visitRequest;
    private final PageLoader pageLoader;
    private final VisitProgress visitProgress;
    private List<URI> links = List.of();

    ListVisit(VisitRequest visitRequest, PageLoader pageLoader, VisitProgress visitProgress) {
        this.visitRequest = visitRequest;
        this.pageLoader = pageLoader;
        this.visitProgress = visitProgress;
    }

    /** The links to articles after {@link #run}, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        return links;
    }

    /** @return how the visit ends, where it cannot go on */
    Optional<VisitEnd> run() throws InterruptedException {
        ListPages list = visitRequest.site().pages().list();
        if (list == null) {
            return Optional.empty();
        }
        var walk = new ListWalk(visitRequest, list, pageLoader, visitProgress);
        Optional<VisitEnd> end = walk.needs(1) ? run(walk, list.paging()) : Optional.empty();
        links = walk.links();
        return end;
    }

    private Optional<VisitEnd> run(ListWalk walk, Paging paging) throws InterruptedException {
        return switch (paging) {
            case Paging.None none -> new ClickedList(walk, (expected, before) -> new LoadResult.ListEnded()).run();
            case Paging.Url url -> new NumberedList(visitRequest, walk).run();
            case Paging.Click click ->
                new ClickedList(walk, (expected, before) -> pageLoader.next(click, expected, before)).run();
            case Paging.Scroll scroll ->
                new ClickedList(walk, (expected, before) -> pageLoader.more(scroll, expected, before)).run();
        };
    }
}
