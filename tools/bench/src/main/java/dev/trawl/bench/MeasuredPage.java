package dev.trawl.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/performance.md} or {@code docs/reliability.md}: prose, and between markers the tables as last measured. */
final class MeasuredPage {

    private final Path file;

    MeasuredPage(Path file) {
        this.file = file;
    }

    /** Replaces the text between the markers of this benchmark. */
    void write(String name, String measured) {
        try {
            Files.writeString(file, replaced(Files.readString(file), name, measured));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** @throws IllegalArgumentException when the page has no such markers */
    static String replaced(String page, String name, String measured) {
        String begin = "<!-- bench:" + name + " -->";
        String end = "<!-- /bench:" + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page lacks " + begin + " followed by " + end);
        }
        return page.substring(0, from + begin.length()) + "\n" + measured.strip() + "\n" + page.substring(to);
    }
}
