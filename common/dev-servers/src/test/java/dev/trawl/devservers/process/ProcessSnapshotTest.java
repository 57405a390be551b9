package dev.trawl.devservers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessSnapshotTest {

    private static final long OURS = ProcessHandle.current().pid();

    @Test
    void readsWhatStandsBehindANameWithBlanksAndParentheses() {
        var process =
                LiveProcess.parse("4242 (a (b) c) Z 17 4242 4242 0 -1 4194560 1 2 3 4 100 20 7 3 20 0 11 0 9876 1 2");

        assertThat(process).isEqualTo(new LiveProcess(4242, "a (b) c", 17, 'Z', 11, 9876, 1.2, 0.1));
        assertThat(process.isZombie()).isTrue();
    }

    @Test
    void findsAllThatIsBelow() {
        var snapshot = new ProcessSnapshot(
                List.of(process(1, 0, 'S', 0), process(2, 1, 'S', 0), process(3, 2, 'S', 0), process(4, 0, 'S', 0)));

        assertThat(snapshot.below(1)).extracting(LiveProcess::pid).containsExactly(2L, 3L);
        assertThat(snapshot.tree(1)).extracting(LiveProcess::pid).containsExactly(1L, 2L, 3L);
        assertThat(snapshot.only(4)).extracting(LiveProcess::pid).containsExactly(4L);
        assertThat(snapshot.only(5)).isEmpty();
    }

    @Test
    void distinguishesAProcessThatIsStillThereFromOneWithTheSameNumber() {
        LiveProcess left = process(7, 1, 'Z', 500);
        var snapshot = new ProcessSnapshot(List.of(left, process(8, 1, 'S', 900)));

        assertThat(snapshot.still(Set.of(new LiveProcess.Id(7, 500), new LiveProcess.Id(8, 100))))
                .containsExactly(left);
    }

    @Test
    void countsAChildsMemoryThreadsAndDescriptors() throws IOException {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessUsage usage = ProcessUsage.of(ProcessSnapshot.take().only(child.pid()));
            assertThat(usage.rss()).isPositive();
            assertThat(usage.unfiled()).isPositive().isLessThan(usage.pss());
            assertThat(usage.threads()).isEqualTo(1);
            assertThat(usage.descriptors()).isGreaterThanOrEqualTo(3);
            assertThat(usage.processes()).isEqualTo(1);
            assertThat(ProcessUsage.of(ProcessSnapshot.take().tree(OURS)).rss()).isGreaterThan(usage.rss());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void countsNothingOfAZombieOrOfAProcessThatHasEnded() throws IOException, InterruptedException {
        ProcessUsage nothing = new ProcessUsage(0, 0, 0, 0, 0, 0);
        Process child = new ProcessBuilder("true").start();
        child.waitFor();

        assertThat(ProcessUsage.of(List.of(process(OURS, 1, 'Z', 0)))).isEqualTo(nothing);
        assertThat(ProcessUsage.of(List.of())).isEqualTo(nothing);
        assertThat(ProcessUsage.of(ProcessSnapshot.take().only(child.pid()))).isEqualTo(nothing);
        assertThat(ProcFiles.bytes(child.pid(), "status", "VmRSS")).isZero();
    }

    @Test
    void findsATextInTheCommandLineOrTheEnvironment() throws IOException {
        var command = new ProcessBuilder("sh", "-c", "sleep 60; : /folder/of/another");
        var variable = new ProcessBuilder("sleep", "60");
        variable.environment().putAll(Map.of("MARK", "/folder/of/another"));
        Process one = command.start();
        Process other = variable.start();
        try {
            List<LiveProcess> found = ProcessSnapshot.take().elsewhere(Long.MAX_VALUE, "/folder/of/another");
            assertThat(found).extracting(LiveProcess::pid).contains(one.pid(), other.pid());
            assertThat(ProcessSnapshot.take().elsewhere(OURS, "/folder/of/another"))
                    .extracting(LiveProcess::pid)
                    .doesNotContain(one.pid(), other.pid());
        } finally {
            one.descendants().forEach(ProcessHandle::destroyForcibly);
            one.destroyForcibly();
            other.destroyForcibly();
        }
    }

    private static LiveProcess process(long pid, long parent, char state, long started) {
        return new LiveProcess(pid, "sleep", parent, state, 1, started, 0, 0);
    }
}
