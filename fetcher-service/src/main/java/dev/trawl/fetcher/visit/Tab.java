package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One tab of a browser, for one visit. Used by one thread; only {@link #abort} may be called by another. Every method
 * returns within its limit and a second, whatever the page or the browser does.
 */
public interface Tab extends AutoCloseable {

    /** Loads a URL and waits for what is awaited. Never {@link NavigationResult.ListEnded} or {@link NavigationResult.ClickFailed}. */
    NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit) throws InterruptedException;

    /** Clicks "next" and waits until another page than before is there. */
    NavigationResult next(Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException;

    /** Scrolls to the end, or clicks "load more", and waits until there are more items than before. */
    NavigationResult more(Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException;

    /** What can still be had of the page as it is now. */
    List<Evidence> evidence(Duration limit) throws InterruptedException;

    /**
     * Ends the call that waits, and each later one, with {@link NavigationResult.Aborted}. Only the first reason counts.
     * Evidence can still be had.
     */
    void abort(AbortReason reason);

    /** Ends the tab; where it will not go, the browser's processes. Never throws. */
    @Override
    void close();
}
