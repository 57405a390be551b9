package dev.trawl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Temporary folders go, with their maker or after it. */
class FoldersTest {

    @Test
    void deletesWhatAKilledProcessLeft() throws Exception {
        Path base = Path.of(System.getProperty("java.io.tmpdir"));
        Path forgotten = Files.createDirectories(base.resolve("trawl-folders-test-999999999-1/inside"));
        Path other = Files.createDirectories(base.resolve("trawl-folders-test-x"));
        Path mine = Folders.temporary("trawl-folders-test-");
        Path alsoMine = Folders.temporary("trawl-folders-test-");
        assertThat(forgotten).doesNotExist();
        assertThat(other).exists();
        assertThat(mine).exists();
        Folders.delete(mine);
        Folders.delete(alsoMine);
        Folders.delete(other);
    }
}
