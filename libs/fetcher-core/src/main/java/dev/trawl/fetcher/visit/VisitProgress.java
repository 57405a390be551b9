package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.VisitLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a visit has got so far: the pages that it sent, and those that the site did not deliver. Used by one thread. */
final class VisitProgress {

    private static final Logger log = LoggerFactory.getLogger(VisitProgress.class);

    private final VisitRequest visitRequest;
    private final SentPages sentPages;
    private final UndeliveredPages undeliveredPages;
    private final Timeline timeline;
    private Optional<String> remark = Optional.empty();
    private boolean empty;
    private int items;

    VisitProgress(VisitRequest visitRequest, PageSink sink, Timeline timeline) {
        this.visitRequest = visitRequest;
        this.sentPages = new SentPages(visitRequest.ref(), visitRequest.task().have(), sink);
        this.undeliveredPages = new UndeliveredPages(visitRequest);
        this.timeline = timeline;
    }

    /** Sends a page, where it is wanted. A page that is not wanted itself can lead to others that are. */
    void captured(PageRef page, PageSnapshot pageSnapshot) {
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
                pageSnapshot.duration().toMillis(),
                html));
    }

    /** The site did not deliver these pages. */
    void missing(List<PageRef> pages, String reason, VisitLocation where) {
        timeline.step("lacks " + VisitEnd.MissingPages.named(pages) + ": " + reason);
        undeliveredPages.add(pages, reason, where);
    }

    /** Nothing is known of the pages of this kind from this number on. */
    void unknownFrom(PageKind kind, int number) {
        undeliveredPages.open(kind, number);
    }

    /** The visit stops before the end of a list, at the limit of the site file. */
    void limited(String what) {
        timeline.step(what);
        log.warn("{} {}", visitRequest.ref(), what);
    }

    /** The list has ended and the site says that it has more than it shows. */
    void notShown(String what) {
        timeline.step(what);
        remark = Optional.of(what);
    }

    /** How the visit ends when nothing has stopped it. */
    VisitEnd end() {
        return undeliveredPages
                .end()
                .orElseGet(() -> hasNoArticles() ? new VisitEnd.Empty() : new VisitEnd.Fetched(remark));
    }

    /** A sign on a first page says so, and no page of this visit or an earlier one contradicts it. */
    private boolean hasNoArticles() {
        return empty
                && items == 0
                && visitRequest.task().have().pages().stream().allMatch(page -> page.number() == 1);
    }

    /** Waits until every sent page is durable, or one is not. */
    SentPages.Settled settle(Duration limit) throws InterruptedException {
        timeline.step("waits for its pages to be durable");
        return sentPages.settle(limit);
    }

    /** All pages of the task that are durable, those of earlier attempts included. */
    Manifest manifest() {
        return sentPages.manifest();
    }
}
