package dev.trawl.bench.measure;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting between two looks. */
public final class Pause {

    private Pause() {}

    /** @throws BenchFailed when the bench is interrupted meanwhile */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw ended(e);
        }
    }

    /**
     * Looks again and again until the condition holds.
     *
     * @return whether it held within the limit
     */
    public static boolean until(BooleanSupplier condition, Duration interval, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            of(interval);
        }
        return true;
    }

    /**
     * What an interrupted wait throws. The thread's flag stays clear: processes are ended on the way out, and a flag would
     * cut each of those waits short.
     */
    public static BenchFailed ended(InterruptedException e) {
        return new BenchFailed("interrupted", e);
    }
}
