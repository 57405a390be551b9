package dev.trawl.cli.stack;

import dev.trawl.devservers.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second pipeline off a data folder. The lock goes with its process, however that ends. */
final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StackFailed when a pipeline has the folder */
    static DataLock take(Path folder) {
        TemporaryFolders.create(folder);
        try {
            var channel =
                    FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
        throw new StackFailed("another pipeline has the data in " + folder + ": ./trawl status shows which runs");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisJvm) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
