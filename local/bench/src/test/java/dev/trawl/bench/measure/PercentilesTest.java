package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final Percentiles HUNDRED = new Percentiles(
            IntStream.rangeClosed(1, 100).mapToObj(n -> 101.0 - n).toList());

    @Test
    void isTheValueThatSoManyPerCentDoNotExceed() {
        assertThat(HUNDRED.at(50)).isEqualTo(50);
        assertThat(HUNDRED.at(99)).isEqualTo(99);
        assertThat(HUNDRED.at(100)).isEqualTo(100);
    }

    @Test
    void isTheWorstOfFewForAHighPercentage() {
        assertThat(new Percentiles(List.of(3.0, 1.0, 2.0)).at(99)).isEqualTo(3);
    }

    @Test
    void refusesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(List.of()));
    }
}
