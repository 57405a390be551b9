package dev.trawl.devservers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks a server that starts until it answers. */
public final class StartupProbe {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private StartupProbe() {}

    /**
     * Whether it answers within the limit; false at once when it does not run any more, or this thread is interrupted. The
     * limit may be passed by as long as one question takes.
     */
    public static boolean succeeds(BooleanSupplier answers, BooleanSupplier runs, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted() || !runs.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
