package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script starts what is built, and bash completes its commands. */
class ScriptIT {

    private record Answer(int status, String text) {}

    private static Answer ask(String... arguments) throws IOException, InterruptedException {
        String script = Repository.root().resolve("trawl").toString();
        return run(Stream.concat(Stream.of(script), Stream.of(arguments)).toList());
    }

    private static Answer run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Repository.root().toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    @Test
    void tellsItsCommandsWithThoseOfTheBench() throws Exception {
        Answer answer = ask("--help");
        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("demo", "run", "status", "stop", "check", "try", "build", "test", "bench", "format");
        assertThat(ask()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "build", "demo", "soak"})
    void explainsACommandInPlaceOfRunningIt(String command) throws Exception {
        Answer answer = ask(command, "--help");
        assertThat(answer.status()).isZero();
        assertThat(answer.text()).startsWith("Usage: trawl " + command);
    }

    @Test
    void refusesACommandThatThereIsNot() throws Exception {
        Answer answer = ask("dmeo");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("there is no command 'dmeo'");
    }

    @Test
    void refusesATestThatThereIsNot() throws Exception {
        Answer answer = ask("test", "nonsense");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("test does not know 'nonsense'");
    }

    @ParameterizedTest
    @CsvSource({
        "./trawl de, demo dead",
        "trawl de, demo dead",
        "./trawl soak --pic, --picture",
        "./trawl dead rep, replay",
        "./trawl kafka-top, kafka-topics",
        "./trawl try cnblogs --wa, --watch"
    })
    void isCompletedByBash(String typed, String completions) throws Exception {
        String ask = """
                source <(./trawl completion)
                COMP_LINE=$1
                COMP_WORDS=($1)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_POINT=${#COMP_LINE}
                _complete_trawl 2>/dev/null
                echo "${COMPREPLY[@]}"
                """;
        assertThat(run(List.of("bash", "-c", ask, "bash", typed)).text().strip().split("\\s+"))
                .containsExactlyInAnyOrder(completions.split(" "));
    }
}
