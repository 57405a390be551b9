package dev.trawl.scheduler.wiring;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a step on a timer, and at once when woken. A step that fails is run again with the next tick. */
final class ScheduledLoop implements AutoCloseable {

    /** What is done again and again. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    /** Those who wake it within this time wake it once. */
    private static final Duration TOGETHER = Duration.ofMillis(10);

    private final Semaphore woken = new Semaphore(0);
    private final Duration interval;
    private final Step step;
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread;
    private volatile boolean closed;

    private ScheduledLoop(String name, Duration interval, Step step, Consumer<RuntimeException> onFailure) {
        this.interval = interval;
        this.step = step;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Starts it; its first step is run at once. */
    static ScheduledLoop start(String name, Duration interval, Step step, Consumer<RuntimeException> onFailure) {
        var scheduledLoop = new ScheduledLoop(name, interval, step, onFailure);
        scheduledLoop.thread.start();
        return scheduledLoop;
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    onFailure.accept(e);
                }
                if (woken.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(TOGETHER);
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next step is run now. */
    void wake() {
        woken.release();
    }

    /** Ends it; waits for the step under way, five seconds at most. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                onFailure.accept(new IllegalStateException(thread.getName() + " does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
