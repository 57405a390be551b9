package dev.trawl.devservers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The ahead-of-time cache of a Java program: the classes that one run has used. Later runs with the same jars and switches start
 * faster. A run that records writes the cache when it ends in order. Java before 25 has no such cache.
 *
 * @param file is replaced by each run that records
 */
public record StartCache(Path file) {

    private static final int FIRST_VERSION = 25;

    /** What the end of a run that records may take. */
    public static final Duration WRITING = Duration.ofMinutes(2);

    /** The cache of a program in a folder, for this Java alone: another one cannot read it. */
    public static StartCache of(Path folder, String program) {
        return new StartCache(folder.resolve(program + "-" + System.getProperty("java.vm.version") + ".aot"));
    }

    /** Whether this Java has such caches. */
    public static boolean isSupported() {
        return Runtime.version().feature() >= FIRST_VERSION;
    }

    /** The switches of a run; none where there is nothing to read yet. */
    public List<String> switches(boolean recording) {
        if (recording && isSupported()) {
            return List.of("-XX:AOTCacheOutput=" + file);
        }
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
    }
}
