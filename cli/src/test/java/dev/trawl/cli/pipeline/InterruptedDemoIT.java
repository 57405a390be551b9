package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One signal, as Ctrl-C is, ends a demo that runs beside another pipeline, and leaves nothing. */
class InterruptedDemoIT {

    private static final Duration START = allow(Duration.ofMinutes(4));

    @TempDir
    private Path runs;

    @Test
    void leavesNoProcessAndNoFolder() throws Exception {
        Path folder = runs.resolve("r");
        Process demo = TrawlProcess.start(folder, "demo", "--users", "20", "--fetchers", "1");
        try {
            List<String> said = readUntil(demo.inputReader(UTF_8), "users accepted");
            assertThat(said).last().asString().contains("users accepted");
            Awaitility.await("a browser runs")
                    .atMost(START)
                    .until(() -> demo.descendants()
                            .anyMatch(process ->
                                    process.info().command().orElse("").contains("chrom")));
            List<ProcessHandle> all = demo.descendants().toList();

            // not SIGINT, which a shell has its background jobs ignore
            demo.destroy();

            assertThat(demo.waitFor(allow(Duration.ofMinutes(1)).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            Awaitility.await("nothing is left")
                    .atMost(allow(Duration.ofSeconds(30)))
                    .untilAsserted(() -> {
                        assertThat(all).noneMatch(ProcessHandle::isAlive);
                        assertThat(folder).doesNotExist();
                    });
        } finally {
            demo.destroyForcibly();
        }
    }

    /** What it said, up to the line with these words or to its end. */
    private static List<String> readUntil(BufferedReader output, String words) throws IOException {
        List<String> said = new ArrayList<>();
        String line = output.readLine();
        while (line != null) {
            said.add(line);
            if (line.contains(words)) {
                return said;
            }
            line = output.readLine();
        }
        return said;
    }
}
