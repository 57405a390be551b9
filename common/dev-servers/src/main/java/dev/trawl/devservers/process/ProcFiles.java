package dev.trawl.devservers.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of Linux under {@code /proc}. What belongs to a process that has ended is empty. */
public final class ProcFiles {

    /** USER_HZ: fixed at 100 in what the kernel shows to programs. */
    public static final double TICKS_PER_SECOND = 100;

    private static final Path ROOT = Path.of("/proc");

    private ProcFiles() {}

    /** {@code /proc/N/stat} of every process. */
    static List<String> stats() {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .flatMap(name -> read(name + "/stat").stream())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed: this needs Linux", e);
        }
    }

    /** The number of files in a folder; 0 where it cannot be listed. */
    static int entries(String path) {
        try (Stream<Path> entries = Files.list(ROOT.resolve(path))) {
            return Math.toIntExact(entries.count());
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** A value of a file with lines such as {@code VmRSS:  123 kB}, in bytes; 0 where there is none. */
    public static long bytes(long pid, String file, String name) {
        return read(pid + "/" + file).map(text -> bytes(text, name)).orElse(0L);
    }

    /** The same of such a file's text. */
    static long bytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** @param path below {@code /proc}, such as {@code self/stat} */
    public static Optional<String> read(String path) {
        try {
            return Optional.of(new String(Files.readAllBytes(ROOT.resolve(path)), UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
