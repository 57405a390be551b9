package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line explains itself, and refuses what it does not know. */
class LauncherTest {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "status", "dead", "stop"})
    void helpsWithEachCommand(String command) {
        assertThat(Launcher.run(command, "--help")).isZero();
    }

    @Test
    void refusesAnUnknownOption() {
        assertThat(Launcher.run("demo", "--fetcherz", "3")).isEqualTo(2);
    }

    @Test
    void refusesASettingWithoutAValue() {
        assertThat(Launcher.run("demo", "--set", "fetcher:trawl.fetcher.slots")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay", "discard"})
    void helpsWithWhatIsDoneAboutDeadLetters(String command) {
        assertThat(Launcher.run("dead", command, "--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "discard"})
    void asksWhichLettersAreMeant(String command) {
        assertThat(Launcher.run("dead", command)).isEqualTo(2);
    }

    @Test
    void refusesDeadWithoutACommand() {
        assertThat(Launcher.run("dead")).isEqualTo(2);
    }

    @Test
    void refusesARunWithoutUsers() {
        assertThat(Launcher.run("run", "--site", "cnblogs")).isEqualTo(2);
    }

    @Test
    void refusesASiteWithoutASiteFile() {
        assertThat(Launcher.run("run", "--site", "nowhere", "--user", "anna")).isEqualTo(2);
    }

    @Test
    void refusesAListThatThereIsNot() {
        assertThat(Launcher.run("run", "--site", "cnblogs", "--users", "no/such/file"))
                .isEqualTo(2);
    }

    @Test
    void refusesAScopeThatThereIsNot() {
        assertThat(Launcher.run("run", "--site", "cnblogs", "--user", "anna", "--scope", "all"))
                .isEqualTo(2);
    }

    @Test
    void refusesAKafkaToolThatThereIsNot() {
        assertThat(Launcher.run("kafka-nonsense")).isEqualTo(1);
    }
}
