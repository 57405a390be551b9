package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageRef;
import dev.trawl.contract.VisitLocation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of a navigation to a page. */
public sealed interface NavigationResult {

    /** The page that was wanted. */
    record Page(PageSnapshot snapshot) implements NavigationResult {}

    /** The site says that there is no such page, by status or sign. */
    record NotFound(Spot spot) implements NavigationResult {}

    /** The site refuses for now, by status or sign. */
    record Blocked(String reason, Spot spot, Optional<Duration> retryAfter) implements NavigationResult {}

    /** The answer is no page: an error status, an incomplete answer, a wrong certificate, a redirect loop. */
    record NotAPage(String reason, Spot spot) implements NavigationResult {}

    /** The page may not be loaded: its scheme, its host or its address is not allowed. */
    record Refused(String reason, Spot spot) implements NavigationResult {}

    /** The page is larger than may be sent. */
    record TooLarge(String reason, Spot spot) implements NavigationResult {}

    /**
     * The page did not come within its limit.
     *
     * @param starved whether this machine was too slow to blame the page: a trivial command to the browser took over 2 s
     */
    record Late(String reason, Spot spot, boolean starved) implements NavigationResult {}

    /** The tab was aborted before the page came. */
    record Aborted(AbortReason reason, Spot spot) implements NavigationResult {}

    /** "Next" could not be clicked, or did nothing. */
    record ClickFailed(String reason, Spot spot) implements NavigationResult {}

    /** There is no "next", or the page says that it is the last one. */
    record ListEnded() implements NavigationResult {}

    /**
     * The tab or the browser has gone.
     *
     * @param own whether the page in this tab caused it
     */
    record Lost(String reason, boolean own) implements NavigationResult {}

    /** Where the browser was: its URL, if any, and the status of its last document, if one came. */
    record Spot(@Nullable String url, @Nullable Integer status) {
        public static final Spot NOWHERE = new Spot(null, null);

        /** The location that a message about this page names. */
        VisitLocation on(PageRef page) {
            return new VisitLocation(page.kind(), page.number(), url, status);
        }
    }
}
