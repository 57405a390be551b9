package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ProcessTree;
import java.time.Duration;
import java.time.Instant;

/**
 * One browser, the visits that use it, and whether it is retired. Its owner {@link Browsers} guards it by a lock; what heartbeats
 * read is safe without one.
 */
final class BrowserLifecycle {

    private final Chrome chrome;
    private final Instant began;
    private volatile int visits;
    private int open;
    private volatile boolean retired;
    private volatile long memory;

    BrowserLifecycle(Chrome chrome, Instant began) {
        this.chrome = chrome;
        this.began = began;
    }

    Chrome chrome() {
        return chrome;
    }

    Instant began() {
        return began;
    }

    /** A visit has begun. Called under the owner's lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time, by the owner's lock
    void enter() {
        visits++;
        open++;
    }

    /** A visit has ended. Called under the owner's lock. */
    void leave() {
        open--;
    }

    /** Whether no visit uses it. Called under the owner's lock. */
    boolean isUnused() {
        return open == 0;
    }

    /** The number of visits begun. */
    int visits() {
        return visits;
    }

    /** The browser takes no more visits and ends with its last one. */
    void retire() {
        retired = true;
    }

    boolean isRetired() {
        return retired;
    }

    /** Whether it must be replaced, by its visits, age or memory. */
    boolean isDue(BrowserSettings settings, Instant now) {
        return visits >= settings.retireVisits()
                || Duration.between(began, now).compareTo(settings.retireAge()) > 0
                || memory > settings.retireMemory().toBytes();
    }

    void measure() {
        memory = ProcessTree.memory(chrome.process().processes());
    }

    /** In bytes, as last measured. */
    long memory() {
        return memory;
    }
}
