package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.TaskEnd;
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
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A crawl that a person waits for at a terminal ends with the command, however that ends. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class InterruptedRunIT {

    /** The lease of 30 s, the scheduler's second, and two for what runs. */
    private static final Duration SILENCE = allow(Duration.ofSeconds(45));

    private static final Duration SOON = allow(Duration.ofSeconds(60));

    private final RunningPipeline pipeline = RunningPipeline.shared();

    @TempDir
    private Path folder;

    @Test
    void theCrawlOfAClientThatIsKilledIsCancelledAfterItsSilence() throws Exception {
        Process client = run("killed-client", "fault-1000-pages-x41", "fault-1000-pages-x42");
        try {
            awaitVisit("killed-client");
            client.destroyForcibly();
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            awaitCancelled("killed-client", SILENCE);
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void aSignalCancelsTheCrawlAndTheClientSaysSo() throws Exception {
        Process client = run("interrupted-client", "fault-1000-pages-x43", "fault-1000-pages-x44");
        try {
            BufferedReader output = client.inputReader(UTF_8);
            awaitLine(output, "crawl interrupted-client: 2 accepted");
            awaitVisit("interrupted-client");
            // not SIGINT, which a shell has its background jobs ignore
            new ProcessBuilder("kill", "-TERM", Long.toString(client.pid()))
                    .start()
                    .waitFor();
            String said = rest(output);
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("interrupted: crawl interrupted-client is cancelled");
            assertThat(client.exitValue()).isEqualTo(143);
            awaitCancelled("interrupted-client", allow(Duration.ofSeconds(10)));
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void theExitStatusSaysHowItEnded() throws Exception {
        assertThat(ended("status-done", RunningPipeline.OF_INTERRUPTED_RUN.userId(), "fault-deleted-x41"))
                .isZero();
        assertThat(ended("status-dead", "fault-auth-x41")).isEqualTo(4);
        Process cancelled = run("status-cancelled", "fault-1000-pages-x45");
        try {
            awaitVisit("status-cancelled");
            pipeline.scheduler().cancel("status-cancelled");
            rest(cancelled.inputReader(UTF_8));
            assertThat(cancelled.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(cancelled.exitValue()).isEqualTo(5);
        } finally {
            cancelled.destroyForcibly();
        }
    }

    private int ended(String crawl, String... users) throws Exception {
        Process client = run(crawl, users);
        try {
            rest(client.inputReader(UTF_8));
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return client.exitValue();
        } finally {
            client.destroyForcibly();
        }
    }

    /** {@code trawl run} as in the container of tools: against a pipeline that the environment names. */
    private Process run(String crawl, String... users) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--site", "demo", "--crawl", crawl));
        for (String user : users) {
            arguments.addAll(List.of("--user", user));
        }
        return TrawlProcess.start(folder, pipeline.environment(), arguments.toArray(String[]::new));
    }

    private void awaitVisit(String crawl) {
        Awaitility.await("a visit of " + crawl)
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> pipeline.progress(crawl).in("queued") > 0);
    }

    private void awaitCancelled(String crawl, Duration limit) throws Exception {
        Awaitility.await(crawl + " is cancelled")
                .atMost(limit)
                .until(() -> pipeline.progress(crawl), CrawlStatus::finished);
        assertThat(pipeline.scheduler().tasks(crawl, 10))
                .extracting(TaskEnd::end)
                .containsOnly("CANCELLED");
    }

    private static void awaitLine(BufferedReader output, String words) throws IOException {
        String line = output.readLine();
        while (line != null && !line.contains(words)) {
            line = output.readLine();
        }
        assertThat(line).as("a line with '" + words + "'").isNotNull();
    }

    private static String rest(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }
}
