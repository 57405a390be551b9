package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.fetcher.visit.PageLoader.LoadResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One visit: the profile page, the list pages and the articles, as far as they are wanted. Each page is sent as it is captured. A
 * page that the site does not deliver is missing, and the visit goes on with the others. Used by one thread.
 */
final class Visit {

    /** How long the topic may take to acknowledge the last pages. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final VisitRequest visitRequest;
    private final PageLoader pageLoader;
    private final VisitProgress visitProgress;

    Visit(VisitRequest visitRequest, PageLoader pageLoader, VisitProgress visitProgress) {
        this.visitRequest = visitRequest;
        this.pageLoader = pageLoader;
        this.visitProgress = visitProgress;
    }

    /** Makes the visit. Each page that was sent is durable when this returns, or the end says which is not. */
    VisitEnd run() throws InterruptedException {
        VisitEnd end = pages();
        return switch (visitProgress.settle(SETTLE)) {
            case SentPages.Settled.Durable durable -> end;
            case SentPages.Settled.TooLarge large ->
                new VisitEnd.Oversize(large.reason(), NavigationResult.Spot.NOWHERE.on(large.page()));
            case SentPages.Settled.Lost lost ->
                new VisitEnd.HandedBack(lost.page() + " could not be sent: " + lost.reason());
        };
    }

    private VisitEnd pages() throws InterruptedException {
        Optional<VisitEnd> afterProfile = profile();
        if (afterProfile.isPresent()) {
            return afterProfile.get();
        }
        var listVisit = new ListVisit(visitRequest, pageLoader, visitProgress);
        Optional<VisitEnd> afterList = listVisit.run();
        if (afterList.isPresent()) {
            return afterList.get();
        }
        return articles(listVisit.links()).orElseGet(visitProgress::end);
    }

    /** @return how the visit ends, where it cannot go on */
    private Optional<VisitEnd> profile() throws InterruptedException {
        var profile = visitRequest.site().pages().profile();
        var page = new PageRef(PageKind.PROFILE, 1);
        if (profile == null || !visitRequest.wants(page)) {
            return Optional.empty();
        }
        LoadResult loadResult = pageLoader.load(profile.url(), 1, PageExpectation.profile(profile));
        return loadResult instanceof LoadResult.NotDelivered not && not.gone()
                ? Optional.of(new VisitEnd.NotFound(not.where()))
                : taken(loadResult, page);
    }

    /** The articles, the newest first, by the links of the list. */
    private Optional<VisitEnd> articles(List<URI> links) throws InterruptedException {
        var article = visitRequest.site().pages().article();
        if (article == null) {
            return Optional.empty();
        }
        for (int number = 1; number <= links.size(); number++) {
            var page = new PageRef(PageKind.ARTICLE, number);
            if (visitRequest.wants(page)) {
                LoadResult loadResult =
                        pageLoader.load(links.get(number - 1), PageExpectation.article(number, article));
                Optional<VisitEnd> end = taken(loadResult, page);
                if (end.isPresent()) {
                    return end;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<VisitEnd> taken(LoadResult loadResult, PageRef page) {
        return switch (loadResult) {
            case LoadResult.VisitOver over -> Optional.of(over.end());
            case LoadResult.Loaded loaded -> {
                visitProgress.captured(page, loaded.page());
                yield Optional.empty();
            }
            case LoadResult.NotDelivered not -> {
                visitProgress.missing(List.of(page), not.reason(), not.where());
                yield Optional.empty();
            }
            case LoadResult.ListEnded ended -> Optional.empty();
        };
    }
}
