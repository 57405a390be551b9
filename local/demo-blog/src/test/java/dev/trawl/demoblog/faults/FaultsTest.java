package dev.trawl.demoblog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void areAllInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        for (Fault fault : Faults.all()) {
            assertThat(readme)
                    .contains("| `" + fault.userId() + "` | " + fault.shows() + " | `"
                            + fault.ending().label() + "` |");
        }
    }

    @Test
    void areFoundByTheirUserIds() {
        assertThat(Faults.of("fault-banner")).isPresent();
        assertThat(Faults.of("user-0001")).isEmpty();
    }
}
