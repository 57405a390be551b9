package dev.trawl.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and SIGTERM: the running benchmark is interrupted and unwinds, so that no process and no folder is left. */
final class InterruptHandler {

    private static final long LIMIT_SECONDS = 60;

    private final CountDownLatch unwound = new CountDownLatch(1);
    private volatile boolean asked;

    /** Watches over the calling thread. */
    void watch() {
        Thread running = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(() -> end(running)));
    }

    private void end(Thread running) {
        if (unwound.getCount() == 0) {
            return;
        }
        asked = true;
        running.interrupt();
        try {
            if (!unwound.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("bench: did not end within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether an interruption was asked for. */
    boolean isAsked() {
        return asked;
    }

    /** Nothing is left to be put in order. */
    void unwound() {
        unwound.countDown();
    }
}
