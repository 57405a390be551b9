package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line explains itself, and refuses what it does not know. */
class TrawlTest {

    private record Said(int status, String out, String err) {}

    private static Said trawl(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Trawl.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(status, out.toString(), err.toString());
    }

    private static int status(String... arguments) {
        return trawl(arguments).status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "status",
                "dead",
                "stop",
                "check",
                "try",
                "reparse",
                "build",
                "test",
                "format",
                "completion"
            })
    void helpsWithEachCommand(String command) {
        assertThat(trawl("--help").out()).containsPattern("(?m)^  " + command + " ");
        Said said = trawl(command, "--help");
        assertThat(said.status()).isZero();
        assertThat(said.out()).startsWith("Usage: trawl " + command);
    }

    @Test
    void listsEachCommandInAGroup() {
        assertThat(trawl("--help").out())
                .containsSubsequence(
                        "Crawl\n", "  demo ", "  run ", "A pipeline that runs\n", "  status ", "Site files\n", "  try ")
                .doesNotContain("  hold", "  prepare");
    }

    @Test
    void hasNoCommandsOfTheBenchWithoutIt() {
        assertThat(trawl("--help").out()).doesNotContain("bench", "soak", "chaos");
        Said said = trawl("bench");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("trawl: there is no command 'bench'");
    }

    @Test
    void startsAndEndsNoPipelineWhereTheEnvironmentNamesOne() {
        CommandLine attached = Trawl.commandLine(CommandList.attached());
        assertThat(attached.getSubcommands())
                .containsOnlyKeys("demo", "run", "status", "dead", "check", "try", "reparse", "completion");
        assertThat(attached.getUsageMessage())
                .contains("kafka-topics --list", "docker compose up")
                .doesNotContain("this machine");
    }

    @Test
    void readsTheOptionsOfTheWantedCommandOnly() {
        assertThat(Trawl.commandLine(CommandList.local(), "status").getSubcommands())
                .containsOnlyKeys("status");
        assertThat(Trawl.commandLine(CommandList.local(), "hold").getSubcommands())
                .containsOnlyKeys("hold");
    }

    @ParameterizedTest
    @CsvSource({"demos, trawl demo", "statsu, trawl status"})
    void refusesACommandThatThereIsNotAndSaysWhatWasMeant(String wrong, String meant) {
        Said said = trawl(wrong);
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("trawl: there is no command '" + wrong + "'", meant, "trawl --help says more");
    }

    @Test
    void refusesAnUnknownCommandOfACommand() {
        Said said = trawl("dead", "rpelay");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no command 'rpelay'", "trawl dead --help says more");
    }

    @Test
    void refusesToDoNothing() {
        assertThat(status()).isEqualTo(2);
    }

    @Test
    void leavesTheBuildToTheScript() {
        Said said = trawl("build");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("'build' is a command of the script ./trawl");
    }

    @Test
    void completesCommandsAndOptions() {
        String script = trawl("completion").out();
        for (String name : List.of("demo", "dead_replay", "try", "test", "kafkatopics")) {
            assertThat(script).contains("function _picocli_trawl_" + name + "()");
        }
        assertThat(script)
                .contains("complete -F _complete_trawl -o default trawl", "--fetchers", "--watch")
                .doesNotContain("hold", "prepare");
    }

    @Test
    void refusesAnUnknownOption() {
        Said said = trawl("demo", "--fetcherz", "3");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("--fetcherz", "trawl demo --help says more");
    }

    @Test
    void refusesASettingWithoutAValue() {
        assertThat(status("demo", "--set", "fetcher:trawl.fetcher.slots")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay", "discard"})
    void helpsWithWhatIsDoneAboutDeadLetters(String command) {
        assertThat(status("dead", command, "--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "discard"})
    void asksWhichLettersAreMeant(String command) {
        assertThat(status("dead", command)).isEqualTo(2);
    }

    @Test
    void refusesDeadWithoutACommand() {
        assertThat(status("dead")).isEqualTo(2);
    }

    @Test
    void refusesARunWithoutUsers() {
        assertThat(status("run", "--site", "cnblogs")).isEqualTo(2);
    }

    @Test
    void refusesASiteWithoutASiteFile() {
        assertThat(status("run", "--site", "nowhere", "--user", "anna")).isEqualTo(2);
    }

    @Test
    void refusesAListThatThereIsNot() {
        assertThat(status("run", "--site", "cnblogs", "--users", "no/such/file"))
                .isEqualTo(2);
    }

    @Test
    void refusesAScopeThatThereIsNot() {
        assertThat(status("run", "--site", "cnblogs", "--user", "anna", "--scope", "all"))
                .isEqualTo(2);
    }

    @Test
    void refusesAKafkaToolThatThereIsNot() {
        Said said = trawl("kafka-nonsense");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("there is no kafka-nonsense, but kafka-configs");
    }
}
