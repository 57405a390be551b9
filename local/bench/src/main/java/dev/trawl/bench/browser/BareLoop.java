package dev.trawl.bench.browser;

import java.util.List;

/** A browser and a loop that walks users' lists with it. One owner, one thread. */
public interface BareLoop extends AutoCloseable {

    /**
     * Walks them all.
     *
     * @return how many pages were captured
     * @throws LoopFailed when one could not be had: nothing is tried twice
     */
    int walk(List<BareListWalk> walks);

    /** The process that it started: chromedriver, or the browser itself. */
    long pid();

    /** Ends its processes and deletes its folder. */
    @Override
    void close();
}
