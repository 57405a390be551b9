package dev.trawl.bench.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final List<String> ALL = List.of("a", "b", "c", "d");

    @Test
    void everyRoundHasEveryContenderOnce() {
        for (int round = 0; round < 9; round++) {
            assertThat(Rounds.order(ALL, round)).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void turnsTheOrderRoundByRound() {
        assertThat(Rounds.order(ALL, 1)).isEqualTo(Rounds.order(ALL, 0).reversed());
        assertThat(IntStream.range(0, 8)
                        .mapToObj(round -> Rounds.order(ALL, round).getFirst()))
                .contains("a", "b", "c", "d");
    }
}
