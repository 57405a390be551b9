package dev.trawl.scheduler.wiring;

import dev.trawl.messaging.Outage;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step on a timer, and at once when woken, in a thread of its own. A step that fails is logged and run again with the
 * next tick. Thread-safe; may be started once.
 */
final class ScheduledLoop implements AutoCloseable {

    /** A step. Its failures are runtime exceptions. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(ScheduledLoop.class);

    /** All calls of {@link #wake} within this time cause one step. */
    private static final Duration TOGETHER = Duration.ofMillis(10);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Semaphore woken = new Semaphore(0);
    private final Duration interval;
    private final Step step;
    private final Outage outage;
    private final Thread thread;
    private volatile Predicate<RuntimeException> reported = failure -> false;
    private volatile boolean closed;

    /** @param name in log messages and of the thread */
    ScheduledLoop(String name, Duration interval, Step step, Clock clock) {
        this.interval = interval;
        this.step = step;
        this.outage = new Outage("the step '" + name + "' fails", log, clock);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Starts it; its first step is run at once. @param reportedElsewhere whether a failure needs no line of this loop */
    void start(Predicate<RuntimeException> reportedElsewhere) {
        reported = reportedElsewhere;
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    step.run();
                    outage.over();
                } catch (RuntimeException e) {
                    if (!reported.test(e)) {
                        outage.failed(e);
                    }
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

    /** The next step is run now, or at the start. */
    void wake() {
        woken.release();
    }

    /** Ends it; waits for the step under way, five seconds at most. */
    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.interrupt();
        try {
            if (!thread.join(GRACE)) {
                log.warn("the step '{}' does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
