package dev.trawl.sitefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells without reading it that a file is another than before.
 *
 * @param key of the file system, another when the file was replaced; null where the file system has none
 */
record FileStamp(long size, FileTime modified, @Nullable Object key) {

    /** Of what is no file, or has to be looked at again. */
    static final FileStamp NONE = new FileStamp(-1, FileTime.fromMillis(0), null);

    /** How long a file must be unchanged before it is read: half a file may be valid as well. */
    static final Duration SETTLED = Duration.ofMillis(500);

    /** {@link #NONE} when there is no such file, or none that may be looked at. */
    static FileStamp of(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Whether it is still being written, perhaps. A time in the future says nothing. */
    boolean isFresh(Instant now) {
        Duration age = Duration.between(modified.toInstant(), now);
        return !age.isNegative() && age.compareTo(SETTLED) < 0;
    }
}
