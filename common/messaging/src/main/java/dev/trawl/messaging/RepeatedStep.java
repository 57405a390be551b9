package dev.trawl.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step on a timer, on a thread of its own: every second until it works, then now and then, or never again. Thread-safe.
 */
public final class RepeatedStep {

    /** What is tried. */
    @FunctionalInterface
    public interface Step {
        /** Tries once. @return whether it worked; what it throws ends the repetition */
        boolean run() throws InterruptedException;
    }

    /** Between two tries. */
    public static final Duration RETRY = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(RepeatedStep.class);

    private final String name;
    private final Step step;
    private final @Nullable Duration again;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    private RepeatedStep(String name, Step step, @Nullable Duration again) {
        this.name = name;
        this.step = step;
        this.again = again;
    }

    /** Tries until it works, and then no more. @param name of the thread */
    public static RepeatedStep untilItWorks(String name, Step step) {
        return new RepeatedStep(name, step, null);
    }

    /** Tries until it works, and again each time this long after it did. @param name of the thread */
    public static RepeatedStep forEver(String name, Step step, Duration again) {
        return new RepeatedStep(name, step, again);
    }

    /** Begins; returns at once. */
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    private void loop() {
        try {
            while (running) {
                boolean works = step.run();
                if (works && again == null) {
                    return;
                }
                Thread.sleep(works && again != null ? again : RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("{} is given up after an internal error", name, e);
        }
    }

    /** No more tries; the one under way is interrupted. */
    public void stop() {
        running = false;
        Thread begun = thread;
        if (begun != null) {
            begun.interrupt();
        }
    }

    /** Whether it was started and not stopped. */
    public boolean isRunning() {
        return running;
    }
}
