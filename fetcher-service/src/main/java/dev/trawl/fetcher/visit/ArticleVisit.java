package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The articles themselves, by the links of the list, the newest first; as many as the site file allows. */
final class ArticleVisit {

    private final VisitRequest visitRequest;
    private final PageLoader pageLoader;
    private final Visit visit;

    ArticleVisit(VisitRequest visitRequest, PageLoader pageLoader, Visit visit) {
        this.visitRequest = visitRequest;
        this.pageLoader = pageLoader;
        this.visit = visit;
    }

    Optional<VisitEnd> run(List<URI> links) throws InterruptedException {
        var pages = visitRequest.site().pages().article();
        if (pages == null) {
            return Optional.empty();
        }
        for (int number = 1; number <= links.size(); number++) {
            var page = new PageRef(PageKind.ARTICLE, number);
            if (!visitRequest.wants(page)) {
                continue;
            }
            switch (pageLoader.load(links.get(number - 1), PageExpectation.article(number, pages))) {
                case PageLoader.LoadResult.Over over -> {
                    return Optional.of(over.end());
                }
                case PageLoader.LoadResult.There there -> visit.capture(page, there.shown());
                case PageLoader.LoadResult.Gone gone ->
                    visit.missing(List.of(page), "the article is not found", gone.where());
                case PageLoader.LoadResult.NotGiven not -> visit.missing(List.of(page), not.reason(), not.where());
                case PageLoader.LoadResult.Ended ended -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
