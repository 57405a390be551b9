package dev.trawl.demoblog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.SteppingClock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the access log keeps. */
class AccessLogTest {

    @TempDir
    private Path folder;

    @Test
    void aLongFileIsPutAsideAndTheNextLineBeginsANewOne() throws Exception {
        Path file = folder.resolve("access.log");
        Files.write(file, new byte[10_000_001]);
        try (var log = new AccessLog(SteppingClock.somewhen(), file)) {
            log.add("page", "http", "blog.demo.test", "/user-0001", "curl");
            log.add("page", "http", "blog.demo.test", "/user-0002", "curl");
        }
        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("/user-0002");
        assertThat(folder.resolve("access.log.1")).hasSize(10_000_001);
    }
}
