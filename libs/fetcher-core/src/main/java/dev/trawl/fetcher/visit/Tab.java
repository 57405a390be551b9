package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One tab of a browser, for one visit. Used by one thread; only {@link #abort} may be called by another thread. Each method
 * returns within its limit and one second, whatever the page or the browser does.
 */
public interface Tab extends AutoCloseable {

    /** Loads a URL and waits for the page. Never {@link NavigationResult.ListEnded} or {@link NavigationResult.ClickFailed}. */
    NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit) throws InterruptedException;

    /** Clicks "next" and waits for another page than before. */
    NavigationResult next(Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException;

    /** Scrolls to the end, or clicks "load more", and waits for more items than before. */
    NavigationResult more(Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException;

    /** The evidence that the page still gives as it is now. */
    List<Evidence> evidence(Duration limit) throws InterruptedException;

    /**
     * Ends the call that waits, and each later one, with {@link NavigationResult.Aborted}. Only the first reason counts.
     * The tab still gives evidence.
     */
    void abort(AbortReason reason);

    /** Closes the tab. If that fails, ends the processes of the browser. Never throws. */
    @Override
    void close();
}
