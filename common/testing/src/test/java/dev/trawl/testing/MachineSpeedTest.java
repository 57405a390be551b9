package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineSpeedTest {

    @Test
    void makesALimitLongerByTheSlowness() {
        assertThat(MachineSpeed.allow(Duration.ofSeconds(10)).toMillis())
                .isEqualTo(Math.round(10_000 * MachineSpeed.slowness()));
        assertThat(MachineSpeed.slowness()).isBetween(1.0, 8.0);
    }

    @Test
    void readsTheSlownessThatTheRunHasMeasured() {
        assertThat(MachineSpeed.read("2.75")).isEqualTo(2.75);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0.9", "8.1", "NaN"})
    void refusesASlownessThatIsNone(String value) {
        assertThatThrownBy(() -> MachineSpeed.read(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trawl.test.slowness is '" + value + "', expected a number from 1 to 8");
    }
}
