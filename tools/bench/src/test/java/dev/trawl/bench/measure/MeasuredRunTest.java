package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredRunTest {

    /** The machine is twice as slow in the second round, for both. */
    private static final List<MeasuredRun> THESE = List.of(run(10), run(20), run(10));

    private static final List<MeasuredRun> THOSE = List.of(run(8), run(16), run(8));

    private static MeasuredRun run(double seconds) {
        return new MeasuredRun(100, seconds, new CpuTime(0, 0, 0), 0, 0);
    }

    @Test
    void takesRatiosRoundByRound() {
        assertThat(MeasuredRun.ratio(THESE, THOSE).text(2)).isEqualTo("0.80");
    }

    @Test
    void refusesRoundsThatOnlyOneSideHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasuredRun.ratio(THESE, THOSE.subList(0, 2)))
                .withMessage("3 runs beside 2");
    }

    @Test
    void countsWhatTheMachineIsBusyWithoutIdleAndDisks() {
        assertThat(MachineLoad.busySeconds("cpu  100 10 20 5000 300 1 2 3 50 0\ncpu0 1 2 3\n"))
                .isEqualTo(1.36);
    }

    @Test
    void leavesToOthersWhatTheBenchDidNotUse() {
        double cores = Runtime.getRuntime().availableProcessors();
        var start = new MachineLoad(1, 1, 0);
        long end = 10_000_000_000L;
        assertThat(start.othersUntil(new MachineLoad(1 + 5 * cores, 1 + 3 * cores, end)))
                .isCloseTo(0.2, within(1e-9));
        assertThat(start.othersUntil(new MachineLoad(2, 4, end))).isZero();
    }

    @Test
    void seesTheCpuTimeOfThisJvmAndNoneOfAnEndedProcess() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();
        assertThat(CpuTime.ofThisJvm().own()).isPositive();
        assertThat(CpuTime.ofBench().own()).isPositive();
        assertThat(CpuTime.ofTree(child.pid()).total()).isZero();
    }

    @Test
    void distinguishesALimitFromAGoal() {
        assertThat(Aim.atLeast("a ÷ b", 2.0, 1.9, 2.2).text())
                .isEqualTo("pass (goal missed): a ÷ b is 2.00; at least 1.90, goal 2.20");
        assertThat(Aim.atLeast("a ÷ b", 1.8, 1.9, 2.2).text()).startsWith("fail: ");
        assertThat(Aim.atMost("MiB", 250, 280, 280).text()).isEqualTo("pass: MiB is 250.00; at most 280.00");
    }
}
