package dev.trawl.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * A fault that lasts, as a few lines that count: one when it begins, one every five minutes, one when it is over.
 * Thread-safe.
 */
public final class Outage {

    private static final Duration REPEAT = Duration.ofMinutes(5);

    private final String what;
    private final Logger log;
    private final Clock clock;
    private final Level beginning;
    private @Nullable Instant since;
    private Instant reportedAt = Instant.MIN;
    private long failures;

    /** @param what a sentence without a full stop, such as "Postgres cannot be reached" */
    public Outage(String what, Logger log, Clock clock) {
        this(what, log, clock, Level.WARN);
    }

    private Outage(String what, Logger log, Clock clock, Level beginning) {
        this.what = what;
        this.log = log;
        this.clock = clock;
        this.beginning = beginning;
    }

    /** One whose beginning is no fault yet, such as another service that has not started. */
    static Outage atFirstUsual(String what, Logger log, Clock clock) {
        return new Outage(what, log, clock, Level.INFO);
    }

    /** It failed, once more. */
    public synchronized void failed(Throwable cause) {
        Instant now = clock.instant();
        failures++;
        if (since == null) {
            since = now;
            reportedAt = now;
            log.atLevel(beginning).log("{}; trying again until it works: {}", what, rootMessage(cause));
        } else if (Duration.between(reportedAt, now).compareTo(REPEAT) >= 0) {
            reportedAt = now;
            log.warn("{} for {} now, {} failures", what, shown(since, now), failures);
        }
    }

    /** It works. Costs nothing when there was no fault. */
    public synchronized void over() {
        if (since != null) {
            log.info("over after {} and {} failures: {}", shown(since, clock.instant()), failures, what);
            since = null;
            failures = 0;
        }
    }

    /** Whether it lasts. */
    public synchronized boolean lasts() {
        return since != null;
    }

    private static String shown(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() + " s";
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return root.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
