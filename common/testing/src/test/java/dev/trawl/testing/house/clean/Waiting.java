package dev.trawl.testing.house.clean;

import java.time.Clock;
import java.time.Instant;

/** Breaks no rule. */
public record Waiting(Clock clock) {

    public Instant now() {
        return clock.instant();
    }
}
