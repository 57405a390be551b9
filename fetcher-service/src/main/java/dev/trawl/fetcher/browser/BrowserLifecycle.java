package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ProcessTree;
import java.time.Duration;
import java.time.Instant;

/**
 * One browser and what it has served: starting, active, retired, ended. Its owner {@link Browsers} guards it, but for what
 * the heartbeat reads.
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

    /** One visit more. Called under the owner's lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time, by the owner's lock
    void enter() {
        visits++;
        open++;
    }

    /** One visit has ended. Called under the owner's lock. */
    void leave() {
        open--;
    }

    /** Whether no visit uses it. Called under the owner's lock. */
    boolean isUnused() {
        return open == 0;
    }

    /** Visits begun. */
    int visits() {
        return visits;
    }

    /** It takes no more visits, and goes with its last. */
    void retire() {
        retired = true;
    }

    boolean isRetired() {
        return retired;
    }

    /** Whether it is worn: by visits, age or memory. */
    boolean isDue(BrowserSettings settings, Instant now) {
        return visits >= settings.retireVisits()
                || Duration.between(began, now).compareTo(settings.retireAge()) > 0
                || memory > settings.retireMemory().toBytes();
    }

    void measure() {
        memory = ProcessTree.memory(chrome.process().processes());
    }

    /** Bytes, as last measured. */
    long memory() {
        return memory;
    }
}
