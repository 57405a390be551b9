package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void isTheMiddleOneWithTheLeastAndTheGreatest() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0)).text(1)).isEqualTo("2.0 [1.0–3.0]");
    }

    @Test
    void isBetweenTheMiddleTwoOfAnEvenNumber() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    }

    @Test
    void isOneFigureWhereThereIsOnlyOne() {
        assertThat(Spread.of(List.of(0.25)).text(3)).isEqualTo("0.250");
    }

    @Test
    void needsAMeasurement() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
