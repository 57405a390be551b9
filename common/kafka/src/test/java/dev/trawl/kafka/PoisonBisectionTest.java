package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message that cannot be kept is left out alone; the rest of its batch is taken, in its order. */
class PoisonBisectionTest {

    private final List<Integer> kept = new ArrayList<>();

    private List<Integer> take(List<Integer> batch, Set<Integer> bad) {
        return PoisonBisection.take(batch, IllegalArgumentException.class, part -> {
                    if (part.stream().anyMatch(bad::contains)) {
                        throw new IllegalArgumentException("bad");
                    }
                    kept.addAll(part);
                })
                .stream()
                .map(PoisonBisection.Refused::message)
                .toList();
    }

    @Test
    void leavesOutOnlyTheBad() {
        assertThat(take(List.of(1, 2, 3, 4, 5, 6, 7), Set.of(3, 7))).containsExactly(3, 7);
        assertThat(kept).containsExactly(1, 2, 4, 5, 6);
    }

    @Test
    void leavesEveryOtherFailureToTheNextDelivery() {
        assertThatThrownBy(() -> PoisonBisection.take(List.of(1, 2), IllegalArgumentException.class, part -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
