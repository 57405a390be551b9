package dev.trawl.bench.measure;

import java.time.Duration;

/** A wait between two looks. */
public final class Pause {

    private Pause() {}

    /** @throws BenchFailed when the bench is ended meanwhile */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw ended(e);
        }
    }

    /**
     * What an interrupted wait throws. The thread's flag stays clear: on the way out processes are ended, and a flag would
     * cut each of those waits short.
     */
    public static BenchFailed ended(InterruptedException e) {
        return new BenchFailed("ended", e);
    }
}
