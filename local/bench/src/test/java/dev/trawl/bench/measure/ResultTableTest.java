package dev.trawl.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void alignsWordsLeftAndFiguresRight() {
        var table = new ResultTable("what", "pages/s").row("fetcher", "12.5").row("a", "4");

        assertThat(table.markdown()).isEqualTo("""
                        | what    | pages/s |
                        | ------- | ------: |
                        | fetcher |    12.5 |
                        | a       |       4 |""");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResultTable("a", "b").row("1"));
    }

    @Test
    void tellsALimitFromAGoal() {
        assertThat(Aim.atLeast("a ÷ b", 2.0, 1.9, 2.2).text())
                .isEqualTo("pass (goal missed): a ÷ b is 2.00; at least 1.90, goal 2.20");
        assertThat(Aim.atLeast("a ÷ b", 1.8, 1.9, 2.2).text()).startsWith("fail: ");
        assertThat(Aim.atMost("MiB", 250, 280, 280).text()).isEqualTo("pass: MiB is 250.00; at most 280.00");
    }
}
