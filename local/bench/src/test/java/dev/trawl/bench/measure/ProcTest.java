package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcTest {

    @Test
    void readsTimesBehindANameWithBlanksAndParentheses() {
        var stat = Proc.Stat.parse("4242 (a (b) c) S 17 4242 4242 0 -1 4194560 1 2 3 4 100 20 7 3 20 0 1 0 9");

        assertThat(stat).isEqualTo(new Proc.Stat(4242, "a (b) c", 17, 120, 10));
    }

    @Test
    void countsWhatTheMachineIsBusyWithoutIdleAndDisks() {
        assertThat(MachineLoad.busySeconds("cpu  100 10 20 5000 300 1 2 3 50 0\ncpu0 1 2 3\n"))
                .isEqualTo(1.36);
    }

    @Test
    void leavesToOthersWhatIsNotOurs() {
        double cores = Runtime.getRuntime().availableProcessors();

        assertThat(MachineLoad.foreign(5 * cores, 3 * cores, 10))
                .isCloseTo(0.2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(MachineLoad.foreign(1, 3, 10)).isZero();
    }

    @Test
    void seesAChildAndItsMemory() throws IOException {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            var tree = new MeasuredProcesses(ProcessHandle.current().pid());

            assertThat(tree.cpu().own()).isPositive();
            assertThat(tree.memory().rss()).isGreaterThan(tree.rootMemory().rss());
            assertThat(tree.rootMemory().pss()).isPositive();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void takesAnEndedProcessForEmpty() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();

        assertThat(new MeasuredProcesses(child.pid()).memory().rss()).isZero();
        assertThat(new MeasuredProcesses(child.pid()).cpu().total()).isZero();
    }
}
