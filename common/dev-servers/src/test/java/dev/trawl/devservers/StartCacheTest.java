package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isReadWhereARunHasWrittenIt() throws Exception {
        StartCache cache = StartCache.of(folder, "kafka");
        assertThat(cache.switches(false)).isEmpty();

        Files.createFile(cache.file());
        assertThat(cache.switches(false)).containsExactly("-XX:AOTCache=" + cache.file());
    }

    @Test
    void isWrittenByARunThatRecords() {
        StartCache cache = StartCache.of(folder, "kafka");
        if (StartCache.isSupported()) {
            assertThat(cache.switches(true)).containsExactly("-XX:AOTCacheOutput=" + cache.file());
        } else {
            assertThat(cache.switches(true)).isEmpty();
        }
    }

    @Test
    void belongsToThisJava() {
        assertThat(StartCache.of(folder, "kafka").file().getFileName().toString())
                .startsWith("kafka-")
                .contains(System.getProperty("java.vm.version"))
                .endsWith(".aot");
    }
}
