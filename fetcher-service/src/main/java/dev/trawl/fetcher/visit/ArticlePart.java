package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The articles themselves, by the links of the list, the newest first; as many as the site file allows. */
final class ArticlePart {

    private final Errand errand;
    private final Loads loads;
    private final Visit visit;

    ArticlePart(Errand errand, Loads loads, Visit visit) {
        this.errand = errand;
        this.loads = loads;
        this.visit = visit;
    }

    Optional<VisitEnd> run(List<URI> links) throws InterruptedException {
        var pages = errand.site().pages().article();
        if (pages == null) {
            return Optional.empty();
        }
        for (int number = 1; number <= links.size(); number++) {
            var page = new PageRef(PageKind.ARTICLE, number);
            if (!errand.wants(page)) {
                continue;
            }
            switch (loads.load(links.get(number - 1), Awaited.article(number, pages))) {
                case Loads.Went.Over over -> {
                    return Optional.of(over.end());
                }
                case Loads.Went.There there -> visit.capture(page, there.shown());
                case Loads.Went.Gone gone -> visit.missing(List.of(page), "the article is not found", gone.where());
                case Loads.Went.NotGiven not -> visit.missing(List.of(page), not.reason(), not.where());
                case Loads.Went.Ended ended -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
