package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A tab that reports its first close, and no other. */
public final class CountedTab implements Tab {

    private final Tab tab;
    private final Runnable ended;
    private final AtomicBoolean open = new AtomicBoolean(true);

    public CountedTab(Tab tab, Runnable ended) {
        this.tab = tab;
        this.ended = ended;
    }

    @Override
    public NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit) throws InterruptedException {
        return tab.load(url, pageExpectation, limit);
    }

    @Override
    public NavigationResult next(
            Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException {
        return tab.next(paging, pageExpectation, before, limit);
    }

    @Override
    public NavigationResult more(
            Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException {
        return tab.more(paging, pageExpectation, before, limit);
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        return tab.evidence(limit);
    }

    @Override
    public void abort(AbortReason reason) {
        tab.abort(reason);
    }

    @Override
    public void close() {
        tab.close();
        if (open.getAndSet(false)) {
            ended.run();
        }
    }
}
