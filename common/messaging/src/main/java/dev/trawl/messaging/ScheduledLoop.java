package dev.trawl.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step on a timer, and at once when woken, in a thread of its own. A step that fails is logged and run again with the
 * next tick. Thread-safe; may be started once.
 */
public final class ScheduledLoop implements AutoCloseable {

    /** A step. Its failures are runtime exceptions. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    /** A step that may leave something to do. */
    @FunctionalInterface
    public interface RepeatedStep {
        /** @return whether it is to be run again at once */
        boolean run() throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(ScheduledLoop.class);

    /** All calls of {@link #wake} within this time cause one step. */
    private static final Duration TOGETHER = Duration.ofMillis(10);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Semaphore woken = new Semaphore(0);
    private final Supplier<Duration> interval;
    private final RepeatedStep step;
    private final Outage outage;
    private final Thread thread;
    private volatile Predicate<RuntimeException> reported = failure -> false;
    private volatile boolean running;
    private volatile boolean closed;

    /** @param name in log messages and of the thread */
    public ScheduledLoop(String name, Duration interval, Step step, Clock clock) {
        this(name, () -> interval, step, clock);
    }

    /** @param interval from the end of a step to the next one, asked after each step */
    public ScheduledLoop(String name, Supplier<Duration> interval, Step step, Clock clock) {
        this(name, clock, interval, () -> {
            step.run();
            return false;
        });
    }

    /** One whose step is run again at once while it says so. */
    public static ScheduledLoop whileThereIsMore(String name, Duration interval, RepeatedStep step, Clock clock) {
        return new ScheduledLoop(name, clock, () -> interval, step);
    }

    private ScheduledLoop(String name, Clock clock, Supplier<Duration> interval, RepeatedStep step) {
        this.interval = interval;
        this.step = step;
        this.outage = new Outage("the step '" + name + "' fails", log, clock);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Starts it; its first step is run at once. */
    public void start() {
        running = true;
        thread.start();
    }

    /** As {@link #start()}. @param reportedElsewhere whether a failure needs no line of this loop */
    public void start(Predicate<RuntimeException> reportedElsewhere) {
        reported = reportedElsewhere;
        start();
    }

    private void run() {
        try {
            while (!closed) {
                boolean more = false;
                try {
                    more = step.run();
                    outage.over();
                } catch (RuntimeException e) {
                    // a step that a close interrupts has not failed
                    if (!closed && !reported.test(e)) {
                        outage.failed(e);
                    }
                }
                if (!more && woken.tryAcquire(interval.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(TOGETHER);
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next step is run now, or at the start. */
    public void wake() {
        woken.release();
    }

    /** Whether it was started and not closed. */
    public boolean isRunning() {
        return running && !closed;
    }

    /** Ends it: the step under way is interrupted, and has five seconds. */
    @Override
    public void close() {
        closeAll(List.of(this));
    }

    /** Ends all of these: their steps are interrupted, and have five seconds together. */
    public static void closeAll(List<ScheduledLoop> loops) {
        loops.forEach(ScheduledLoop::interrupt);
        long end = System.nanoTime() + GRACE.toNanos();
        loops.forEach(loop -> loop.join(Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
    }

    private void interrupt() {
        closed = true;
        thread.interrupt();
    }

    private void join(Duration limit) {
        if (thread.getState() == Thread.State.NEW || thread == Thread.currentThread()) {
            return;
        }
        try {
            if (!thread.join(limit)) {
                log.warn("the step '{}' does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
