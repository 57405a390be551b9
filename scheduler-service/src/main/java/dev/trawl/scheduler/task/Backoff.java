package dev.trawl.scheduler.task;

import dev.trawl.contract.FailureKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long a task waits before it is tried again: doubled for each further time, up to the longest, and of that 50 to 100 %
 * (AWS, "Exponential Backoff And Jitter", equal jitter).
 *
 * @param usual for hand-backs, and for kinds that have no delay of their own
 * @param own by kind
 * @param jitter 0 to 1, drawn for each delay
 */
public record Backoff(Delay usual, Map<FailureKind, Delay> own, DoubleSupplier jitter) {

    private static final int MAX_DOUBLINGS = 20;

    public Backoff {
        own = Map.copyOf(own);
    }

    /**
     * The bounds of a delay.
     *
     * @param first the first time
     * @param longest however often
     */
    public record Delay(Duration first, Duration longest) {}

    /** The same for all kinds. */
    public static Backoff of(Duration first, Duration longest, DoubleSupplier jitter) {
        return new Backoff(new Delay(first, longest), Map.of(), jitter);
    }

    /** The delay the {@code n}-th time, from 1. */
    Duration after(FailureKind kind, int n) {
        return drawn(Optional.ofNullable(own.get(kind)).orElse(usual), n);
    }

    /** The delay after the {@code n}-th hand-back in a row that has to wait, from 1. */
    Duration afterHandBack(int n) {
        return drawn(usual, n);
    }

    private Duration drawn(Delay delay, int n) {
        long doubled = delay.first().toMillis() << Math.min(n - 1, MAX_DOUBLINGS);
        long capped = Math.min(doubled, delay.longest().toMillis());
        return Duration.ofMillis(capped / 2 + (long) (capped / 2.0 * jitter.getAsDouble()));
    }
}
