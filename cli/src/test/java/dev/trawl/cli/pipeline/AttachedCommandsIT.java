package dev.trawl.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.pipeline.TrawlProcess.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trawl} as in a container: the environment names the pipeline. */
class AttachedCommandsIT {

    private static final Map<String, String> CONTAINER =
            Map.of("TRAWL_PIPELINE_SCHEDULER", "http://127.0.0.1:1", "TRAWL_PIPELINE_KAFKA", "127.0.0.1:1");

    @TempDir
    private Path pipelines;

    private Ended trawl(String... arguments) throws Exception {
        return TrawlProcess.run(pipelines, CONTAINER, arguments);
    }

    @Test
    void leaveThePipelineToWhatRunsIt() throws Exception {
        assertThat(trawl("--help").said()).contains("  status ", "  try ").doesNotContain("  stop ", "  build ");
        Ended stop = trawl("stop");
        assertThat(stop.status()).isEqualTo(2);
        assertThat(stop.said()).contains("there is no command 'stop'");
    }

    @Test
    void loadNoPageForWantOfABrowser() throws Exception {
        Ended live = trawl("try", "demo", "--user", "user-0001");
        assertThat(live.status()).isEqualTo(1);
        assertThat(live.said()).contains("there is no browser in this container");
        assertThat(trawl("check").status()).isZero();
    }

    @Test
    void sayThatTheSchedulerDoesNotAnswer() throws Exception {
        assertThat(trawl("status").status()).isEqualTo(3);
    }
}
