package dev.trawl.cli.stack;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pipeline on a data folder. */
class DataLockTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderInUseIsRefusedAndSaysSo() {
        try (var first = DataLock.take(folder)) {
            assertThatExceptionOfType(StackFailed.class)
                    .isThrownBy(() -> DataLock.take(folder))
                    .withMessageContaining(folder.toString());
        }
        assertThatNoException().isThrownBy(() -> DataLock.take(folder).close());
    }
}
