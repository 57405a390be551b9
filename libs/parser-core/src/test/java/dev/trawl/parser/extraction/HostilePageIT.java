package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hostile page ends by itself, not the parser: read at the heap and with the switches of production. */
class HostilePageIT {

    /** What Spring, Kafka's buffers and the batch hold while a page is read. */
    private static final int OTHERS_MEGABYTES = 40;

    @TempDir
    Path folder;

    @Test
    void endsByItselfAtTheHeapOfProduction() throws IOException, InterruptedException {
        for (HostilePage page : HostilePage.values()) {
            Files.write(folder.resolve(page.name()), page.bytes());
        }

        ProductionJvm.Run run = ProductionJvm.run(
                HostileReading.class, folder, List.of(), folder.toString(), Integer.toString(OTHERS_MEGABYTES));

        assertThat(run.status()).as(run.output()).isZero();
        List<String> lines = run.output().lines().toList();
        var each = new SoftAssertions();
        for (HostilePage page : HostilePage.values()) {
            each.assertThat(lines)
                    .anySatisfy(line -> assertThat(line).startsWith(page + ": ").contains(page.says()));
        }
        each.assertAll();
    }
}
