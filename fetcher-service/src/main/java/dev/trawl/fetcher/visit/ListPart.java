package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The pages of the article list, in their order. It has ended where the page count or the site file's sign says so.
 */
final class ListPart {

    private final Errand errand;
    private final Loads loads;
    private final Visit visit;
    private List<URI> links = List.of();

    ListPart(Errand errand, Loads loads, Visit visit) {
        this.errand = errand;
        this.loads = loads;
        this.visit = visit;
    }

    /** Links to articles, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        return links;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        ListPages list = errand.site().pages().list();
        if (list == null) {
            return Optional.empty();
        }
        var walk = new ListWalk(errand, list, loads, visit);
        Optional<VisitEnd> end = walk.needs(1) ? run(walk, list.paging()) : Optional.empty();
        links = walk.links();
        return end;
    }

    private Optional<VisitEnd> run(ListWalk walk, Paging how) throws InterruptedException {
        return switch (how) {
            case Paging.None none -> new TurnedList(walk, (awaited, before) -> new Loads.Went.Ended()).run();
            case Paging.Url url -> new NumberedList(errand, walk).run();
            case Paging.Click click ->
                new TurnedList(walk, (awaited, before) -> loads.next(click, awaited, before)).run();
            case Paging.Scroll scroll ->
                new TurnedList(walk, (awaited, before) -> loads.more(scroll, awaited, before)).run();
        };
    }
}
