package dev.trawl.bench.browser;

import dev.trawl.bench.measure.BenchFailed;
import java.util.List;

/** A browser and a loop that walks users' lists with it. One owner, one thread. */
public interface BareLoop extends AutoCloseable {

    /**
     * Walks them all.
     *
     * @return the number of pages captured
     * @throws BenchFailed when a page could not be captured: nothing is tried twice
     */
    int walk(List<BareListWalk> walks);

    /** The process that it started: chromedriver, or the browser itself. */
    long pid();

    /** Ends its processes and deletes its folder. */
    @Override
    void close();
}
