package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** It moves when a test moves it. */
class SteppingClockTest {

    @Test
    void standsStillUntilStepped() {
        var clock = SteppingClock.somewhen();
        Instant start = clock.instant();
        assertThat(clock.instant()).isEqualTo(start);
        clock.step(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(5));
    }

    @Test
    void sharesItsTimeWithItsOtherZones() {
        var clock = SteppingClock.somewhen();
        var other = clock.withZone(ZoneId.of("Asia/Shanghai"));
        clock.step(Duration.ofDays(1));
        assertThat(other.instant()).isEqualTo(clock.instant());
    }
}
