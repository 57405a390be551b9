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
        assertThat(MachineSpeed.scaled(Duration.ofSeconds(10), 2.5)).isEqualTo(Duration.ofSeconds(25));
        assertThat(MachineSpeed.allow(Duration.ofSeconds(10)))
                .isEqualTo(MachineSpeed.scaled(Duration.ofSeconds(10), MachineSpeed.slowness()));
    }

    @Test
    void isNeitherFasterThanTheReferenceNorSlowerThanALimitIsWorth() {
        assertThat(MachineSpeed.bounded(0.4)).isEqualTo(1);
        assertThat(MachineSpeed.bounded(2.5)).isEqualTo(2.5);
        assertThat(MachineSpeed.bounded(20)).isEqualTo(8);
    }

    @Test
    void isSlowerForProcessesThatCompete() {
        assertThat(MachineSpeed.beside(1)).isEqualTo(MachineSpeed.slowness());
        assertThat(MachineSpeed.beside(3)).isEqualTo(MachineSpeed.bounded(2.5 * MachineSpeed.slowness()));
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
