package dev.trawl.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of Linux under {@code /proc}; a process that is gone meanwhile is no fault, it is empty. */
final class Proc {

    /** USER_HZ: fixed at 100 in what the kernel shows to programs. */
    static final double TICKS_PER_SECOND = 100;

    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    /**
     * One line of {@code /proc/N/stat}, times in ticks.
     *
     * @param own user and system time of the process
     * @param ended user and system time of its children that have ended and were waited for
     */
    record Stat(long pid, String name, long parent, long own, long ended) {

        static Stat parse(String line) {
            String[] rest = afterName(line);
            return new Stat(
                    Proc.pid(line),
                    line.substring(line.indexOf('(') + 1, line.lastIndexOf(')')),
                    Long.parseLong(rest[1]),
                    Long.parseLong(rest[11]) + Long.parseLong(rest[12]),
                    Long.parseLong(rest[13]) + Long.parseLong(rest[14]));
        }
    }

    /** The number of the process that a line of {@code /proc/N/stat} is about. */
    static long pid(String line) {
        return Long.parseLong(line.substring(0, line.indexOf('(') - 1));
    }

    /** What follows the name on such a line, from the state on. */
    static String[] afterName(String line) {
        // the name stands in parentheses and may hold any character, parentheses and blanks too
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }

    static List<Stat> processes() {
        return lines().map(Stat::parse).toList();
    }

    /** {@code /proc/N/stat} of every process. */
    static Stream<String> lines() {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .flatMap(name -> read(name + "/stat").stream())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed: the bench needs Linux", e);
        }
    }

    /** How many files a folder has; 0 when it may not be looked into or is gone. */
    static int entries(String path) {
        try (Stream<Path> entries = Files.list(ROOT.resolve(path))) {
            return Math.toIntExact(entries.count());
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** A figure of {@code kB} in a file of lines {@code Name:  123 kB}, in bytes; 0 when it is not there. */
    static long bytes(long pid, String file, String name) {
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

    static Optional<String> read(String path) {
        try {
            return Optional.of(new String(Files.readAllBytes(ROOT.resolve(path)), UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
