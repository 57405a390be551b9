package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

    /** The machine is twice as slow in the second round, for both. */
    private static final Pairs PAIRS = new Pairs(
            List.of(sample(10, 3.0), sample(20, 6.0), sample(10, 3.5)),
            List.of(sample(8, 2.0), sample(16, 4.0), sample(8, 2.0)));

    private static MeasuredRun sample(double seconds, double cpu) {
        return new MeasuredRun(100, seconds, new CpuTime(0, 0, cpu), 0, 0);
    }

    @Test
    void takesDifferencesRoundByRound() {
        assertThat(PAIRS.more(measuredRun -> measuredRun.cpu().total()).text(1)).isEqualTo("1.5 [1.0–2.0]");
    }

    @Test
    void takesRatiosRoundByRound() {
        assertThat(PAIRS.ratio(MeasuredRun::perSecond).text(2)).isEqualTo("0.80");
    }

    @Test
    void aGainIsLessThanNothing() {
        var gain = new Pairs(PAIRS.without(), PAIRS.with());

        assertThat(gain.more(measuredRun -> measuredRun.cpu().total()).text(1)).isEqualTo("-1.5 [-2.0–-1.0]");
    }

    @Test
    void refusesRoundsThatOnlyOneSideHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(PAIRS.with(), PAIRS.without().subList(0, 2)))
                .withMessage("3 measurements beside 2");
    }
}
