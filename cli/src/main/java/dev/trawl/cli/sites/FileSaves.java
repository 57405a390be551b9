package dev.trawl.cli.sites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a file is saved, in place or by another file that takes its name, as editors do. What happens between two waits is
 * not lost. Used by one thread.
 */
final class FileSaves implements AutoCloseable {

    /** An editor's save is several events: it is over when there are none for so long. */
    private static final Duration QUIET = Duration.ofMillis(80);

    private final Path name;

    private final WatchService watcher;

    FileSaves(Path file) {
        Path absolute = file.toAbsolutePath();
        this.name = absolute.getFileName();
        try {
            this.watcher = absolute.getFileSystem().newWatchService();
            WatchKey unused = Objects.requireNonNull(absolute.getParent())
                    .register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of " + file + " cannot be watched: " + e.getMessage(), e);
        }
    }

    /** Waits until the file was saved, and nothing more is written to it. */
    void await() throws InterruptedException {
        boolean saved = false;
        while (true) {
            WatchKey key = saved ? watcher.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS) : watcher.take();
            if (key == null) {
                return;
            }
            for (WatchEvent<?> event : key.pollEvents()) {
                saved |= event.kind().equals(StandardWatchEventKinds.OVERFLOW) || name.equals(event.context());
            }
            boolean unused = key.reset();
        }
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
