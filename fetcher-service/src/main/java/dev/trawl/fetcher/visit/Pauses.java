package dev.trawl.fetcher.visit;

import java.time.Duration;

/** Keeps a pause before a load; tests do not wait. */
@FunctionalInterface
public interface Pauses {

    void keep(Duration pause) throws InterruptedException;

    /** Really waits. */
    static Pauses real() {
        return pause -> Thread.sleep(pause);
    }
}
