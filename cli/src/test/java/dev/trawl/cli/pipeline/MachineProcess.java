package dev.trawl.cli.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process of this machine, as {@code /proc} shows it.
 *
 * @param state a letter: T is stopped, Z has ended and waits for its parent
 * @param command its command line, with spaces between the arguments
 * @param owner the fetcher to whose browsers it belongs, by the browser's folder that its command line or environment names
 */
record MachineProcess(long pid, long parent, char state, String command, Optional<Long> owner) {

    private static final Pattern BROWSER_FOLDER = Pattern.compile("/(\\d+)-\\d+-[0-9a-z]+(?:[/\0 ]|$)");
    private static final Pattern STAT =
            Pattern.compile("^\\d+ \\(.*\\) (?<state>\\S) (?<parent>\\d+) ", Pattern.DOTALL);

    /** All that run now. */
    static List<MachineProcess> all() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .flatMap(entry -> at(entry).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<MachineProcess> at(Path entry) {
        Matcher stat = STAT.matcher(read(entry.resolve("stat")));
        if (!stat.find()) {
            return Optional.empty();
        }
        String command = read(entry.resolve("cmdline"));
        return Optional.of(new MachineProcess(
                Long.parseLong(entry.getFileName().toString()),
                Long.parseLong(stat.group("parent")),
                stat.group("state").charAt(0),
                command.replace('\0', ' ').strip(),
                owner(folder(command, "--user-data-dir="), folder(read(entry.resolve("environ")), "TRAWL_BROWSER="))));
    }

    private static String folder(String text, String name) {
        int at = text.indexOf(name);
        return at < 0 ? "" : text.substring(at).split("[\0 ]", 2)[0];
    }

    private static Optional<Long> owner(String... folders) {
        return Stream.of(folders)
                .map(BROWSER_FOLDER::matcher)
                .filter(Matcher::find)
                .map(folder -> Long.valueOf(folder.group(1)))
                .findFirst();
    }

    /** What cannot be read has just ended, or belongs to another user. */
    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it is a browser's first process, below which the others are. */
    boolean isBrowser() {
        return command.contains("--user-data-dir=") && !command.contains("--type=");
    }

    boolean hasEnded() {
        return state == 'Z' || state == 'X';
    }
}
