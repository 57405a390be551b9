package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trawl.devservers.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MeasuredPageTest {

    @Test
    void replacesWhatStandsBetweenTheMarkersOnly() {
        String page =
                "a\n<!-- bench:fetch -->\nold\n<!-- /bench:fetch -->\nb\n<!-- bench:parse -->\n<!-- /bench:parse -->\n";

        assertThat(MeasuredPage.replaced(page, "fetch", "new\n\n"))
                .isEqualTo(
                        "a\n<!-- bench:fetch -->\nnew\n<!-- /bench:fetch -->\nb\n<!-- bench:parse -->\n<!-- /bench:parse -->\n");
    }

    @Test
    void refusesAPageWithoutMarkers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasuredPage.replaced("nothing", "fetch", "new"))
                .withMessageContaining("<!-- bench:fetch -->");
    }

    @Test
    void findsAPlaceForEveryBenchmark() throws IOException {
        Path file = ServerFiles.root().resolve("docs/performance.md");
        String page = Files.readString(file);

        for (String name : Bench.names()) {
            assertThat(MeasuredPage.replaced(page, name, "figures")).contains("-->\nfigures\n<!-- /bench:" + name);
        }
    }

    @Test
    void findsAPlaceForTheSoak() throws IOException {
        String page = Files.readString(ServerFiles.root().resolve("docs/performance.md"));

        assertThat(MeasuredPage.replaced(page, "soak", "figures")).contains("-->\nfigures\n<!-- /bench:soak");
    }
}
