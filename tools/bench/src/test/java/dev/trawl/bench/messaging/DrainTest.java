package dev.trawl.bench.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.measure.BenchFailed;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrainTest {

    @Test
    void leavesTheFirstQuarterOut() {
        // 100 messages: 25 in a slow start of 25 s, then one each 10 ms
        long[] times = LongStream.range(0, 100)
                .map(i -> i < 25 ? i * 1_000 : 25_000 + (i - 25) * 10)
                .toArray();

        assertThat(Drain.of(times).perSecond()).isEqualTo(100);
        assertThat(Drain.of(times).messages()).isEqualTo(74);
    }

    @Test
    void refusesToSayASpeedOfTooLittle() {
        assertThatThrownBy(() -> Drain.of(new long[] {1, 1, 1, 1}))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("--messages");
    }
}
