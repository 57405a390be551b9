package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessCensusTest {

    private static final long OURS = ProcessHandle.current().pid();

    @Test
    void readsWhatStandsBehindANameWithBlanksAndParentheses() {
        var process =
                LiveProcess.parse("4242 (a (b) c) Z 17 4242 4242 0 -1 4194560 1 2 3 4 100 20 7 3 20 0 11 0 9876 1 2");

        assertThat(process).isEqualTo(new LiveProcess(4242, 17, 'Z', 11, 9876));
        assertThat(process.isZombie()).isTrue();
    }

    @Test
    void findsAllThatIsBelow() {
        var processCensus = new ProcessCensus(
                List.of(process(1, 0, 'S'), process(2, 1, 'S'), process(3, 2, 'S'), process(4, 0, 'S')));

        assertThat(processCensus.below(1)).extracting(LiveProcess::pid).containsExactly(2L, 3L);
        assertThat(processCensus.only(4)).extracting(LiveProcess::pid).containsExactly(4L);
        assertThat(processCensus.only(5)).isEmpty();
    }

    @Test
    void tellsWhoIsStillThereFromWhoHasTheSameNumber() {
        var left = new LiveProcess(7, 1, 'Z', 1, 500);
        var processCensus = new ProcessCensus(List.of(left, new LiveProcess(8, 1, 'S', 1, 900)));

        assertThat(processCensus.still(Set.of(new LiveProcess(7, 6, 'S', 3, 500), new LiveProcess(8, 6, 'S', 1, 100))))
                .containsExactly(left);
    }

    @Test
    void countsAChildsMemoryThreadsAndDescriptors() throws IOException {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            Usage usage = Usage.of(ProcessCensus.take().only(child.pid()));

            assertThat(usage.memory().rss()).isPositive();
            assertThat(usage.unfiled()).isPositive().isLessThan(usage.memory().pss());
            assertThat(usage.threads()).isEqualTo(1);
            assertThat(usage.descriptors()).isGreaterThanOrEqualTo(3);
            assertThat(usage.processes()).isEqualTo(1);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void countsNothingOfAZombieOrOfWhoIsGone() {
        Usage nothing = new Usage(new Memory(0, 0), 0, 0, 0, 0);

        assertThat(Usage.of(List.of(process(OURS, 1, 'Z')))).isEqualTo(nothing);
        assertThat(Usage.of(List.of())).isEqualTo(nothing);
    }

    @Test
    void findsWhoNamesATextInTheCommandLineOrTheEnvironment() throws IOException {
        var command = new ProcessBuilder("sh", "-c", "sleep 60; : /folder/of/somebody");
        var variable = new ProcessBuilder("sleep", "60");
        variable.environment().putAll(Map.of("MARK", "/folder/of/somebody"));
        Process one = command.start();
        Process other = variable.start();
        try {
            List<LiveProcess> found = ProcessCensus.take().elsewhere(Long.MAX_VALUE, "/folder/of/somebody");

            assertThat(found).extracting(LiveProcess::pid).contains(one.pid(), other.pid());
            assertThat(ProcessCensus.take().elsewhere(OURS, "/folder/of/somebody"))
                    .extracting(LiveProcess::pid)
                    .doesNotContain(one.pid(), other.pid());
        } finally {
            one.descendants().forEach(ProcessHandle::destroyForcibly);
            one.destroyForcibly();
            other.destroyForcibly();
        }
    }

    private static LiveProcess process(long pid, long parent, char state) {
        return new LiveProcess(pid, parent, state, 1, 0);
    }
}
