package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.pipeline.TrawlProcess.Ended;
import dev.trawl.cli.stack.Installation;
import dev.trawl.testing.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that is left running, looked into from elsewhere, stopped, and gone on with. */
class KeptPipelineIT {

    private static final Pattern CRAWL = Pattern.compile("crawl (demo-\\S+): 10 users accepted");

    private static final Pattern PARSER = Pattern.compile("(?m)^ *parser +(\\d+) +(\\d+) MiB");

    @TempDir
    private Path folder;

    @Test
    void isThereForOthersUntilItIsStoppedAndItsDataAreThereTheNextTime() throws Exception {
        String data = folder.resolve("data").toString();
        Path sites = RunningPipeline.withLimitsOfThisMachine(
                new Installation(Repository.root()).sites(), folder.resolve("sites"));
        Ended demo =
                trawl("demo", "--users", "2", "--fetchers", "1", "--keep", "--data", data, "--sites", sites.toString());
        try {
            assertThat(demo.said()).contains("left running").contains("all as the demo blog intends");
            assertThat(demo.status()).isZero();

            assertThat(trawl("status").said()).contains("pipeline 'demo'", "fetcher-1", "\"submitted\":10");
            assertHolds("crawl.tasks", "\"userId\":\"user-0001\"");
            assertHolds("crawl.records", "\"nickname\":");
            assertHolds("crawl.outcomes", "\"outcome\":\"STORED\"");
            assertHolds("crawl.dead.click", "promoBanner");
            assertHolds("crawl.pages", "<!DOCTYPE html>");

            killParser();
            Awaitility.await("the parser again")
                    .atMost(allow(Duration.ofSeconds(30)))
                    .until(this::parserRuns);

            Ended second = trawl("demo", "--users", "2", "--data", data);
            assertThat(second.said()).contains("another pipeline has the data in");
            assertThat(second.status()).isNotZero();
        } finally {
            assertThat(trawl("stop", "--all").status()).isZero();
        }
        assertThat(pipelines()).doesNotExist();
        assertThat(trawl("status").status()).isEqualTo(3);

        Matcher crawl = CRAWL.matcher(demo.said());
        assertThat(crawl.find()).isTrue();
        Ended again = trawl("run", "--site", "demo", "--user", "user-0001", "--crawl", crawl.group(1), "--data", data);
        assertThat(again.said()).contains("stored: ").contains("user-0001");
        assertThat(again.status()).as("some users of the crawl are dead").isEqualTo(4);
    }

    private void killParser() throws Exception {
        Matcher parser = PARSER.matcher(trawl("status").said());
        assertThat(parser.find()).isTrue();
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(parser.group(1))).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(60, TimeUnit.SECONDS);
    }

    /** As a process that lives. */
    private boolean parserRuns() throws Exception {
        return PARSER.matcher(trawl("status").said()).find();
    }

    private Ended trawl(String... arguments) throws Exception {
        return TrawlProcess.run(pipelines(), arguments);
    }

    private Path pipelines() {
        return folder.resolve("r");
    }

    /** Kafka's tool gives up when it has not joined its group in time; then it is asked again. */
    private void assertHolds(String topic, String words) {
        Awaitility.await("a message of " + topic)
                .atMost(allow(Duration.ofMinutes(2)))
                .untilAsserted(() -> assertThat(read(topic)).contains(words));
    }

    private String read(String topic) throws Exception {
        return trawl(
                        "kafka-console-consumer",
                        "--topic",
                        topic,
                        "--from-beginning",
                        "--max-messages",
                        "30",
                        "--timeout-ms",
                        "6000")
                .said();
    }
}
