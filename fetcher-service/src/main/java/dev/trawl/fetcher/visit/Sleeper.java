package dev.trawl.fetcher.visit;

import java.time.Duration;

/** Keeps a pause before a load; tests do not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** Really waits. */
    static Sleeper real() {
        return duration -> Thread.sleep(duration);
    }
}
