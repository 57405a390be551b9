package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Temporary folders go, with their maker or after it. */
class TemporaryFoldersTest {

    @Test
    void deletesWhatAKilledProcessLeft() throws Exception {
        Path base = Path.of(System.getProperty("java.io.tmpdir"));
        Path forgotten = Files.createDirectories(base.resolve("trawl-folders-test-999999999-1/inside"));
        Path other = Files.createDirectories(base.resolve("trawl-folders-test-x"));
        Path mine = TemporaryFolders.temporary("trawl-folders-test-");
        Path alsoMine = TemporaryFolders.temporary("trawl-folders-test-");
        assertThat(forgotten).doesNotExist();
        assertThat(other).exists();
        assertThat(mine).exists();
        TemporaryFolders.delete(mine);
        TemporaryFolders.delete(alsoMine);
        TemporaryFolders.delete(other);
    }
}
