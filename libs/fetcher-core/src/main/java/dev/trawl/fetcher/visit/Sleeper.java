package dev.trawl.fetcher.visit;

import java.time.Duration;

/** Waits before a page load. Tests use one that returns at once. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** Sleeps in real time. */
    static Sleeper real() {
        return duration -> Thread.sleep(duration);
    }
}
