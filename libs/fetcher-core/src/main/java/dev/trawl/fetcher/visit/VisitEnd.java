package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a visit ends. */
public sealed interface VisitEnd {

    /**
     * Every page that was wanted has been sent.
     *
     * @param remark one sentence on what the site says it has and does not show
     */
    record Fetched(Optional<String> remark) implements VisitEnd {}

    /** The account is there and has no articles. */
    record Empty() implements VisitEnd {}

    /** The account does not exist. */
    record NotFound(VisitLocation where) implements VisitEnd {}

    /** The account's address leads to another account. */
    record Moved(VisitLocation where) implements VisitEnd {}

    /** A page, or the whole visit, took longer than its limit. */
    record TimedOut(String reason, VisitLocation where, boolean starved) implements VisitEnd {}

    /** "Next" could not be clicked, did nothing, or led back to an earlier page. */
    record ClickFailed(String reason, VisitLocation where) implements VisitEnd {}

    /** The tab or the browser has gone. {@code own} says that the page of this visit caused it. */
    record BrowserLost(String reason, Optional<VisitLocation> where, boolean own) implements VisitEnd {}

    /** The site refuses for now. */
    record Blocked(String reason, VisitLocation where, Optional<Duration> retryAfter) implements VisitEnd {}

    /** The site file or robots.txt forbids the page. A retry is pointless. */
    record Refused(String reason, VisitLocation where) implements VisitEnd {}

    /** A page is larger than may be sent. A retry is pointless. */
    record Oversize(String reason, VisitLocation where) implements VisitEnd {}

    /**
     * The site did not deliver some pages. The others were sent.
     *
     * @param want all that the next visit must get
     */
    record MissingPages(String reason, List<PageRef> pages, List<WantedPages> want, VisitLocation where)
            implements VisitEnd {
        public MissingPages {
            pages = List.copyOf(pages);
            want = List.copyOf(want);
        }

        /** The first ten pages, and the number of the others. */
        static String named(List<PageRef> pages) {
            return pages.size() <= 10
                    ? pages.toString()
                    : pages.subList(0, 10) + " and " + (pages.size() - 10) + " more";
        }
    }

    /** The task, or its crawl, was cancelled. */
    record Cancelled() implements VisitEnd {}

    /** The visit stops, by no fault of the account. */
    record HandedBack(String reason) implements VisitEnd {}
}
