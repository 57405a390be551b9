package dev.trawl.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.chaos.ChaosRun.Kill;
import dev.trawl.bench.chaos.KillList.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChaosReportTest {

    private static final List<Kill> KILLS = List.of(
            new Kill(Victim.PARSER, Duration.ofSeconds(2), Optional.of(Duration.ofSeconds(1))),
            new Kill(Victim.PARSER, Duration.ofSeconds(4), Optional.empty()));

    @Test
    void endsWithItsVerdict() {
        assertThat(report(List.of()).verdict()).isEqualTo("NOTHING LOST: 2 kills, 60 tasks");
        assertThat(report(List.of("one is lost", "another")).verdict())
                .isEqualTo("FAILED: 2 findings after 2 kills; the first: one is lost");
        assertThat(report(List.of("one is lost")).isWell()).isFalse();
    }

    @Test
    void saysHowLongEachPartTook() {
        assertThat(report(List.of()).markdown())
                .contains("| parser |     2 |              3.0 |   4.0 |                   1.0 |   1.0 |")
                .contains("- 60 tasks")
                .doesNotContain("browser");
    }

    private static ChaosReport report(List<String> findings) {
        return new ChaosReport("today", KILLS, List.of("60 tasks"), findings);
    }
}
