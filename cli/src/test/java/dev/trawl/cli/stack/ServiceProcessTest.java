package dev.trawl.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void saysWhyAStartFailed() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), """
                07:00:00 INFO starting
                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                There is no setting trawl.fetcher.slotz in this service.

                Action:

                Correct its name, or remove it.

                """);

        assertThat(ServiceProcess.lastWords(Files.createFile(folder.resolve("output")), log))
                .isEqualTo("""
                There is no setting trawl.fetcher.slotz in this service.
                Action:
                Correct its name, or remove it.""");
    }

    @Test
    void saysTheEndOfTheLogWhereThereIsNoReason() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "1\n2\n3\n4\n5\n6\n");

        assertThat(ServiceProcess.lastWords(Files.createFile(folder.resolve("output")), log))
                .isEqualTo("2\n3\n4\n5\n6");
    }
}
