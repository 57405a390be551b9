package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.Trawl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bench adds its commands to {@code trawl}. */
class BenchTest {

    private record Said(int status, String out, String err) {}

    private static Said trawl(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Trawl.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(status, out.toString(), err.toString());
    }

    @Test
    void listsEveryMeasurementAndLongRunOnce() {
        String help = trawl("bench", "--help").out();
        List<String> listed = help.substring(help.indexOf("Measurements"))
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(listed).containsExactly("fetch", "parse", "store", "submit", "takeover", "start", "soak", "chaos");
    }

    @Test
    void isAGroupOfTheHelpOfTrawl() {
        assertThat(trawl("--help").out())
                .containsPattern("Measurements\\R +bench .*\\R(.*\\R)* +soak .*\\R(.*\\R)* +chaos ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soak", "chaos"})
    void runsALongRunByItsOwnName(String name) {
        Said said = trawl(name, "--help");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Usage: trawl " + name);
    }

    @Test
    void isCompleted() {
        assertThat(trawl("completion").out()).contains("_picocli_trawl_soak()");
    }

    @Test
    void refusesAMeasurementThatThereIsNot() {
        Said said = trawl("bench", "nonsense");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no measurement 'nonsense'", "trawl bench --help says more");
    }
}
