package dev.trawl.cli.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Whether a process that ended is worth another start. One thread at a time. */
final class Restarts {

    /** The exit status of a process whose status is unknown. */
    static final int UNKNOWN = -1;

    /** A JVM without memory ends so, by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** From here on it was a signal that ended it. */
    private static final int KILLED = 128;

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Deque<Instant>> ends = new HashMap<>();

    Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Counts the end of a process; false when it says that it cannot start, or has ended too often of late. */
    boolean mayRestart(String name, int status) {
        Instant now = clock.instant();
        Deque<Instant> late = ends.computeIfAbsent(name, any -> new ArrayDeque<>());
        while (!late.isEmpty() && late.peekFirst().isBefore(now.minus(WITHIN))) {
            late.removeFirst();
        }
        late.addLast(now);
        return late.size() <= MOST && !refusesToStart(status);
    }

    private static boolean refusesToStart(int status) {
        return status > 0 && status < KILLED && status != OUT_OF_MEMORY;
    }
}
