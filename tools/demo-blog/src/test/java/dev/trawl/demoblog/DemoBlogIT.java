package dev.trawl.demoblog;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo blog as a process of its own. */
class DemoBlogIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tellsWhereItListensAndEndsOnSigterm() throws Exception {
        Path ready = folder.resolve("ready.json");
        Process process = run("--port", "0", "--users", "3", "--ready-file", ready.toString());
        try {
            await().atMost(allow(Duration.ofSeconds(30))).until(() -> Files.exists(ready));
            var port = Pattern.compile("\\{\"httpPort\":([0-9]+),\"untrustedPort\":[0-9]+}\\s*")
                    .matcher(Files.readString(ready));
            assertThat(port.matches()).isTrue();
            var silent = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/fault-silent"))
                    .build();
            var unanswered = HttpClient.newHttpClient().sendAsync(silent, BodyHandlers.discarding());
            await().untilAsserted(() ->
                    assertThat(output()).contains("3 users and").contains("http://127.0.0.1:" + port.group(1)));

            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(unanswered).failsWithin(allow(Duration.ofSeconds(5)));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void listsItsFaultsInTheHelp() throws Exception {
        Process process = run("--help");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(output()).contains("--replay-host", "fault-banner", "DEAD(click)");
    }

    @Test
    void saysInOneSentenceWhatIsWrong() throws Exception {
        assertFails(2, "Unknown options: '--user'", "--user", "3");
        assertFails(2, "--replay DIR and --replay-host HOST go together", "--replay", folder.toString());
        assertFails(2, "is not a folder", "--replay", folder + "/none", "--replay-host", "a.example");
        try (var other = DemoServer.start(ServerOptions.of(Blog.of(1, 1)))) {
            assertFails(1, "cannot listen on", "--port", Integer.toString(other.httpPort()));
        }
    }

    private void assertFails(int status, String message, String... arguments) throws Exception {
        Process process = run(arguments);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(status);
        assertThat(output()).contains(message);
    }

    private Process run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DemoBlog.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
