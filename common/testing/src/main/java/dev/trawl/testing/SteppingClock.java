package dev.trawl.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe for any thread; zones share one time. */
public final class SteppingClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public SteppingClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private SteppingClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that starts at a moment in 2026 that has no meaning. */
    public static SteppingClock somewhen() {
        return new SteppingClock(Instant.parse("2026-03-04T05:06:07Z"));
    }

    /** Moves it on; a negative step moves it back, as a corrected system clock does. */
    public SteppingClock step(Duration by) {
        now.updateAndGet(time -> time.plus(by));
        return this;
    }

    public void set(Instant to) {
        now.set(to);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteppingClock(now, other);
    }
}
