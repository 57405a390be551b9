package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The script answers at once where nothing has to run. */
class ScriptIT {

    private record Answer(int status, String text) {}

    private static Answer ask(String... arguments) throws IOException, InterruptedException {
        Path script = Repository.root().resolve("trawl");
        var command = new java.util.ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    @Test
    void tellsItsCommands() throws Exception {
        Answer answer = ask("--help");
        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("demo", "run", "status", "stop", "check", "try", "build", "test", "bench", "format");
    }

    @Test
    void refusesACommandThatThereIsNot() throws Exception {
        Answer answer = ask("dmeo");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("there is no command 'dmeo'");
    }
}
