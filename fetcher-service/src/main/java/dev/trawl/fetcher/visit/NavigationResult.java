package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageRef;
import dev.trawl.messages.VisitLocation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of going to a page. */
public sealed interface NavigationResult {

    /** The page that was wanted. */
    record Page(PageSnapshot snapshot) implements NavigationResult {}

    /** The site says that there is no such thing, by status or sign. */
    record NotFound(Spot spot) implements NavigationResult {}

    /** The site says no for now, by status or sign. */
    record Blocked(String reason, Spot spot, Optional<Duration> retryAfter) implements NavigationResult {}

    /** Something came that is no page: an error status, an answer cut short, a certificate that is wrong, a redirect loop. */
    record NotAPage(String reason, Spot spot) implements NavigationResult {}

    /** The page may not be loaded: its scheme, its host or its address is not allowed. */
    record Refused(String reason, Spot spot) implements NavigationResult {}

    /** The page is larger than may be sent. */
    record TooLarge(String reason, Spot spot) implements NavigationResult {}

    /**
     * Nothing that was awaited came in time.
     *
     * @param starved whether this machine was too slow to tell: a trivial command to the browser took over 2 s
     */
    record Late(String reason, Spot spot, boolean starved) implements NavigationResult {}

    /** The tab was aborted before the page came. */
    record Aborted(AbortReason reason, Spot spot) implements NavigationResult {}

    /** "Next" could not be clicked, or did nothing. */
    record ClickFailed(String reason, Spot spot) implements NavigationResult {}

    /** There is no "next", or the page says that it is the last. */
    record ListEnded() implements NavigationResult {}

    /**
     * The tab or the browser has gone.
     *
     * @param own whether this tab's page brought it about
     */
    record Lost(String reason, boolean own) implements NavigationResult {}

    /** Where the browser was: a URL (if any) and the status of the last document (if any came). */
    record Spot(@Nullable String url, @Nullable Integer status) {
        public static final Spot NOWHERE = new Spot(null, null);

        /** The same, as a place on the way to a page. */
        VisitLocation on(PageRef page) {
            return new VisitLocation(page.kind(), page.number(), url, status);
        }
    }
}
