package dev.trawl.demoblog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        assertThat(Faults.of("fault-banner-x2")).isEqualTo(Faults.of("fault-banner"));
        assertThat(Faults.of("fault-banner-x1")).isEmpty();
        assertThat(Faults.of("fault-nothing-x2")).isEmpty();
    }

    @Test
    void haveAPlaceEachAndSoHasEachCopy() {
        List<String> ids = Faults.all().stream().map(Fault::userId).toList();

        assertThat(Stream.of("", "-x2", "-x99").flatMap(copy -> ids.stream().map(id -> Faults.place(id + copy))))
                .doesNotHaveDuplicates();
    }
}
