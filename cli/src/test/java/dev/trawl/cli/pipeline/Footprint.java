package dev.trawl.cli.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds of what a machine has few of.
 *
 * @param threads of the process itself
 * @param descriptors open files and sockets
 */
record Footprint(long threads, long descriptors) {

    /** A connection that is being closed, a carrier of virtual threads: they come and go. */
    private static final long SLACK = 6;

    static Footprint of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        return new Footprint(count(process.resolve("task")), count(process.resolve("fd")));
    }

    private static long count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it holds no more than that one. */
    boolean isLike(Footprint before) {
        return threads <= before.threads + SLACK && descriptors <= before.descriptors + SLACK;
    }
}
