package dev.trawl.scheduler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload is kept on disk as it comes: what is in memory of it has a bound, however long it is and takes. */
class SpooledBodyTest {

    private static final long MOST = 64L << 20;
    private static final long IN_MEMORY = 512 * 1024;

    @TempDir
    private Path folder;

    /** A number of bytes, a few at a time; notes how many of those handed out are not on disk yet. */
    private final class Trickle extends InputStream {
        private final long length;
        private long handedOut;
        private long mostInMemory;

        Trickle(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            throw new IllegalStateException("one byte at a time would take too long");
        }

        @Override
        public int read(byte[] buffer, int offset, int most) {
            if (most == 0) {
                return 0;
            }
            mostInMemory = Math.max(mostInMemory, handedOut - onDisk());
            int bytes = (int) Math.min(Math.min(most, 1000), length - handedOut);
            handedOut += bytes;
            return bytes <= 0 ? -1 : bytes;
        }
    }

    private long onDisk() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(SpooledBodyTest::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsALongUploadOnDiskAsItComesAndTakesItAway() throws IOException {
        var upload = new Trickle(20L << 20);
        try (SpooledBody spooledBody = SpooledBody.of(upload, MOST, folder);
                InputStream again = spooledBody.open()) {
            assertThat(again.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(20L << 20);
            assertThat(upload.mostInMemory).isLessThanOrEqualTo(IN_MEMORY);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesOneThatIsTooLongAndLeavesNothing() {
        assertThatThrownBy(() -> SpooledBody.of(new Trickle(MOST + 1), MOST, folder))
                .isInstanceOf(UploadTooLarge.class);
        assertThat(folder).isEmptyDirectory();
    }
}
