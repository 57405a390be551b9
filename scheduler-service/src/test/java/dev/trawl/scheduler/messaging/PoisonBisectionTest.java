package dev.trawl.scheduler.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.scheduler.task.TaskStore.UnstorableMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message that cannot be kept is set aside alone; the rest of its batch is taken, in its order. */
class PoisonBisectionTest {

    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> aside = new ArrayList<>();

    private void take(List<Integer> batch, Set<Integer> bad) throws InterruptedException {
        PoisonBisection.take(
                batch,
                part -> {
                    if (part.stream().anyMatch(bad::contains)) {
                        throw new UnstorableMessage(new IllegalArgumentException("bad"));
                    }
                    kept.addAll(part);
                },
                (one, why) -> aside.add(one));
    }

    @Test
    void setsAsideOnlyTheBad() throws InterruptedException {
        take(List.of(1, 2, 3, 4, 5, 6, 7), Set.of(3, 7));
        assertThat(kept).containsExactly(1, 2, 4, 5, 6);
        assertThat(aside).containsExactly(3, 7);
    }

    @Test
    void leavesEveryOtherFailureToTheNextDelivery() {
        assertThatThrownBy(() -> PoisonBisection.take(
                        List.of(1, 2),
                        part -> {
                            throw new IllegalStateException("the database is away");
                        },
                        (one, why) -> aside.add(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(aside).isEmpty();
    }
}
