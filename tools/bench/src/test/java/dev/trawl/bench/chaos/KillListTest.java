package dev.trawl.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.chaos.KillList.KillOrder;
import dev.trawl.bench.chaos.KillList.Victim;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillListTest {

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(KillList.first(3, 50)).isEqualTo(KillList.first(3, 50)).isNotEqualTo(KillList.first(4, 50));
    }

    @Test
    void killsEveryPartOnceInEveryEight() {
        List<KillOrder> orders = KillList.first(5, 24);

        for (int from = 0; from < orders.size(); from += 8) {
            assertThat(orders.subList(from, from + 8))
                    .extracting(KillOrder::victim)
                    .containsExactlyInAnyOrder(Victim.values());
        }
    }

    @Test
    void saysWhichFetcher() {
        assertThat(KillList.first(5, 60).stream()
                        .filter(order -> order.victim() == Victim.FETCHER)
                        .map(order -> order.whom(2)))
                .contains("fetcher 1", "fetcher 2");
    }
}
