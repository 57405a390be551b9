package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.messages.CapturedPage;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.VisitLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One visit: the profile page, the list pages, the articles, as far as they are wanted; each is sent as it is captured. A
 * page that the site will not give is missing, and the visit goes on with the others. Used by one thread.
 */
public final class Visit {

    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    /** How long the topic may take to acknowledge the last pages. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final VisitRequest visitRequest;
    private final PageLoader pageLoader;
    private final SentPages sentPages;
    private final Timeline timeline;
    private final UndeliveredPages undeliveredPages;
    private boolean empty;
    private int items;

    public Visit(VisitRequest visitRequest, VisitTools visitTools, VisitDeadline visitDeadline, Timeline timeline) {
        this.visitRequest = visitRequest;
        this.timeline = timeline;
        this.undeliveredPages = new UndeliveredPages(visitRequest);
        this.pageLoader = new PageLoader(visitRequest, visitTools, visitDeadline, timeline);
        this.sentPages = new SentPages(visitRequest.ref(), visitRequest.task().have(), visitTools.sink());
    }

    /** Makes the visit. The pages that {@link #had} names are durable when this returns. */
    public VisitEnd run() throws InterruptedException {
        VisitEnd end = pages();
        timeline.step("waits for its pages to be durable");
        return switch (sentPages.settle(SETTLE)) {
            case SentPages.Settled.Durable durable -> end;
            case SentPages.Settled.TooLarge large -> new VisitEnd.Oversize(large.reason(), where(large.page()));
            case SentPages.Settled.Lost lost ->
                new VisitEnd.HandedBack(lost.page() + " could not be sent: " + lost.reason());
        };
    }

    /** All pages of the task that were sent, those of earlier attempts included. */
    public Manifest had() {
        return sentPages.manifest();
    }

    /** How it ends when it was interrupted long after its deadline: like any other that is late. */
    VisitEnd cutShort() {
        return new VisitEnd.TimedOut(
                "the visit did not end after its deadline had passed, at: "
                        + timeline.current().what(),
                where(pageLoader.latest()),
                false);
    }

    private VisitEnd pages() throws InterruptedException {
        Optional<VisitEnd> end = profile();
        var lists = new ListVisit(visitRequest, pageLoader, this);
        if (end.isEmpty()) {
            end = lists.run();
        }
        if (end.isEmpty()) {
            end = new ArticleVisit(visitRequest, pageLoader, this).run(lists.links());
        }
        return end.orElseGet(this::conclude);
    }

    private Optional<VisitEnd> profile() throws InterruptedException {
        var profile = visitRequest.site().pages().profile();
        var page = new PageRef(PageKind.PROFILE, 1);
        if (profile == null || !visitRequest.wants(page)) {
            return Optional.empty();
        }
        return switch (pageLoader.load(
                profile.url().expand(visitRequest.task().userId(), 1), PageExpectation.profile(profile))) {
            case PageLoader.LoadResult.Over over -> Optional.of(over.end());
            case PageLoader.LoadResult.There there -> {
                capture(page, there.shown());
                yield Optional.empty();
            }
            case PageLoader.LoadResult.Gone gone -> Optional.of(new VisitEnd.NotFound(gone.where()));
            case PageLoader.LoadResult.NotGiven not -> {
                missing(List.of(page), not.reason(), not.where());
                yield Optional.empty();
            }
            case PageLoader.LoadResult.Ended ended -> Optional.empty();
        };
    }

    void capture(PageRef page, PageSnapshot pageSnapshot) {
        empty |= pageSnapshot.empty() && page.number() == 1;
        items += page.kind() == PageKind.LIST ? pageSnapshot.items() : 0;
        if (!visitRequest.wants(page)) {
            timeline.step("passes " + page);
            return;
        }
        byte[] html = pageSnapshot.html().getBytes(UTF_8);
        timeline.captured("captured " + page + ", " + html.length + " bytes, " + pageSnapshot.items() + " items");
        sentPages.send(CapturedPage.of(
                visitRequest.ref(),
                page,
                pageSnapshot.url(),
                pageSnapshot.status(),
                pageSnapshot.at(),
                pageSnapshot.took().toMillis(),
                html));
    }

    /** What the site would not give so far. */
    UndeliveredPages missing() {
        return undeliveredPages;
    }

    void missing(List<PageRef> pages, String reason, VisitLocation visitLocation) {
        timeline.step("lacks " + VisitEnd.MissingPages.named(pages) + ": " + reason);
        undeliveredPages.add(pages, reason, visitLocation);
    }

    /** Not all is gone to, because the site file says so. */
    void cut(String what) {
        timeline.step(what);
        LOG.warn("{} {}", visitRequest.ref(), what);
    }

    private VisitEnd conclude() {
        return undeliveredPages.end().orElseGet(() -> hasNoArticles() ? new VisitEnd.Empty() : new VisitEnd.Fetched());
    }

    /** A sign says so on a first page, and nothing that was seen speaks against it. */
    private boolean hasNoArticles() {
        return empty
                && items == 0
                && visitRequest.task().have().pages().stream().allMatch(page -> page.number() == 1);
    }

    private static VisitLocation where(PageRef page) {
        return new VisitLocation(page.kind(), page.number(), null, null);
    }
}
