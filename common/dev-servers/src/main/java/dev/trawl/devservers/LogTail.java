package dev.trawl.devservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, for a message that has to explain itself. */
public final class LogTail {

    private LogTail() {}

    /** At most this number of lines, joined; a sentence where there is no such file. */
    public static String of(Path log, int lines) {
        try (InputStream opened = Files.newInputStream(log)) {
            return of(opened, lines);
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    /** The same of a file that was opened while it was there: it can be read after it was deleted too. Read once. */
    public static String of(InputStream log, int lines) {
        try {
            List<String> all = new String(log.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static String unreadable(IOException e) {
        return "(not readable: " + e.getMessage() + ")";
    }
}
