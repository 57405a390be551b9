package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.pipeline.TrawlProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Dead letters from a terminal. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class DeadCommandIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(2));

    private final RunningPipeline pipeline = RunningPipeline.shared();

    @TempDir
    private Path folder;

    @Test
    void showsAndSavesAndReplaysAndDiscards() throws Exception {
        String crawl = pipeline.submitDemo("list", List.of("fault-next-loop-x61"));
        pipeline.ends(crawl, LIMIT);
        String id = Long.toString(standing(crawl));

        Ended list = dead("list", "--crawl", crawl, "--kind", "click", "--since", "1h", "--text", "NEXT-LOOP");
        assertThat(list.said()).contains(id, "click", "demo/fault-next-loop-x61", "reason");
        assertThat(list.status()).isZero();

        Path picture = folder.resolve("page.jpg");
        Ended show = dead("show", id, "--screenshot", picture.toString(), "--html", "-");
        assertThat(show.said()).contains("attempt", "STARTED", "evidence", "<html", picture.toString());
        assertThat(Files.readAllBytes(picture)).startsWith(0xFF, 0xD8, 0xFF);

        Path html = folder.resolve("page.html");
        Path console = folder.resolve("console.txt");
        Ended partly = dead("show", id, "--console", console.toString(), "--html", html.toString());
        assertThat(partly.said()).as("the page writes nothing there").contains("console: ");
        assertThat(partly.status()).isEqualTo(1);
        assertThat(html).isNotEmptyFile();
        assertThat(console).doesNotExist();

        Ended replay = dead("replay", id);
        assertThat(replay.said()).contains("1 task is tried again");
        assertThat(replay.status()).isZero();
        assertThat(dead("replay", id).status()).as("the same letter again").isEqualTo(4);
        pipeline.ends(crawl, LIMIT);
        Awaitility.await("another letter").atMost(LIMIT).until(() -> standing(crawl) > Long.parseLong(id));

        assertThat(dead("discard", "--crawl", crawl).said()).contains("1 letter is laid aside");
        assertThat(dead("list", "--crawl", crawl).said()).contains("no dead letters");
        assertThat(dead("show", "987654321").status()).isEqualTo(4);
        assertThat(dead("replay").status()).as("nothing said").isEqualTo(2);
        assertThat(dead("list", "--since", "yesterday").status()).as("no time").isEqualTo(2);
        assertThat(TrawlProcess.run(folder, "dead", "list").status())
                .as("no pipeline")
                .isEqualTo(3);
    }

    private long standing(String crawl) throws Exception {
        return Awaitility.await("the letter")
                .atMost(LIMIT)
                .until(
                        () -> pipeline.scheduler().deadLetters().list(Map.of("crawl", crawl), 10),
                        letters -> letters.size() == 1)
                .getFirst()
                .id();
    }

    private Ended dead(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = "dead";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return TrawlProcess.run(folder, pipeline.environment(), all);
    }
}
