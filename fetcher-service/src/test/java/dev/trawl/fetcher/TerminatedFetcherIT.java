package dev.trawl.fetcher;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Outcome;
import dev.trawl.contract.TaskId;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fetcher as a process of its own that gets SIGTERM. */
class TerminatedFetcherIT {

    /** The exit status of a JVM after SIGTERM: 128 and the number of the signal. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Process start(TaskTopics topics, SmallSite site) throws IOException {
        Path sites = Files.createDirectory(folder.resolve("sites"));
        Files.writeString(sites.resolve("small.yml"), SmallSite.yaml("""
                list: {url: "http://site.test/{user}", ready: "#list", item: ".item"}
                """, ""));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("t")),
                "-cp",
                System.getProperty("java.class.path"),
                FetcherApplication.class.getName()));
        command.addAll(topics.settings());
        command.addAll(List.of(
                "--trawl.sites=" + sites,
                "--trawl.fetcher.grace=1s",
                "--trawl.fetcher.browser.folder=" + folder.resolve("b"),
                "--trawl.fetcher.proxy.routes[site.test:80]=127.0.0.1:" + site.port(),
                "--server.port=0"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @Test
    void handsItsVisitBackAfterTheGraceAndLeavesNothing() throws Exception {
        var topics = TaskTopics.create();
        try (var site = new SmallSite()) {
            site.page("/robots.txt", "User-agent: *").page("/silent", SmallSite.SILENCE);
            Process fetcher = start(topics, site);
            Set<ProcessHandle> tree = new HashSet<>();
            try {
                TaskId task = topics.publish("silent", false, Duration.ofSeconds(25));
                await().atMost(allow(Duration.ofSeconds(60)))
                        .until(() -> site.requests().contains("/silent") || !fetcher.isAlive());
                fetcher.descendants().forEach(tree::add);
                assertThat(tree).as(Files.readString(folder.resolve("log"))).hasSizeGreaterThan(3);

                fetcher.destroy();

                assertThat(fetcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(fetcher.exitValue()).isEqualTo(TERMINATED);
                assertThat(topics.outcomes(task))
                        .last()
                        .isInstanceOfSatisfying(
                                Outcome.HandedBack.class,
                                back -> assertThat(back.reason()).contains("stopping"));
            } finally {
                fetcher.destroyForcibly().waitFor();
            }
            // A zombie counts as alive until init has reaped it.
            await().atMost(allow(Duration.ofSeconds(30)))
                    .until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(folder.resolve("b")).isEmptyDirectory();
            assertThat(folder.resolve("t")).isDirectoryNotContaining("glob:**/*hromium*");
        }
    }
}
