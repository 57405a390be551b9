package dev.trawl.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

    /** A step whose answer says how soon the next one is run. */
    @FunctionalInterface
    public interface AnsweringStep {
        boolean run() throws InterruptedException;
    }

    /** A step that says how soon the next one is run; no time at all means at once. */
    @FunctionalInterface
    private interface TimedStep {
        Duration run() throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(ScheduledLoop.class);

    /** All calls of {@link #wake} within this time cause one step. */
    private static final Duration TOGETHER = Duration.ofMillis(10);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Semaphore woken = new Semaphore(0);
    private final Duration afterFailure;
    private final TimedStep step;
    private final Outage outage;
    private final Thread thread;
    private volatile Predicate<RuntimeException> reported = failure -> false;
    private volatile boolean running;
    private volatile boolean closed;

    /**
     * One whose steps are run at a fixed interval.
     *
     * @param name in log messages and of the thread
     * @param interval from the end of a step to the next one
     */
    public ScheduledLoop(String name, Duration interval, Step step, Clock clock) {
        this(name, clock, interval, () -> {
            step.run();
            return interval;
        });
    }

    /** One whose step is run again at once while it says that there is more to do. */
    public static ScheduledLoop whileThereIsMore(String name, Duration interval, AnsweringStep step, Clock clock) {
        return new ScheduledLoop(name, clock, interval, () -> step.run() ? Duration.ZERO : interval);
    }

    /**
     * One whose step says whether it worked.
     *
     * @param retry from a step that did not work to the next one
     * @param interval from a step that worked to the next one
     */
    public static ScheduledLoop retrying(
            String name, Duration retry, Duration interval, AnsweringStep step, Clock clock) {
        return new ScheduledLoop(name, clock, retry, () -> step.run() ? interval : retry);
    }

    private ScheduledLoop(String name, Clock clock, Duration afterFailure, TimedStep step) {
        this.afterFailure = afterFailure;
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
                Duration pause = afterFailure;
                try {
                    pause = step.run();
                    outage.over();
                } catch (RuntimeException e) {
                    // a step that a close interrupts has not failed
                    if (!closed && !reported.test(e)) {
                        outage.failed(e);
                    }
                }
                if (!pause.isZero() && woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
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
