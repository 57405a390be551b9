package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A tab whose end is told once, however often it is closed. */
final class CountedTab implements Tab {

    private final Tab tab;
    private final Runnable ended;
    private final AtomicBoolean open = new AtomicBoolean(true);

    CountedTab(Tab tab, Runnable ended) {
        this.tab = tab;
        this.ended = ended;
    }

    @Override
    public Arrival load(URI url, Awaited awaited, Duration limit) throws InterruptedException {
        return tab.load(url, awaited, limit);
    }

    @Override
    public Arrival next(Paging.Click paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return tab.next(paging, awaited, before, limit);
    }

    @Override
    public Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return tab.more(paging, awaited, before, limit);
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        return tab.evidence(limit);
    }

    @Override
    public void abort(String reason) {
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
