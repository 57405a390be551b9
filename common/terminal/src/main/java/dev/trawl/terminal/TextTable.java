package dev.trawl.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of text: in columns for a terminal, or as Markdown. A Chinese character is as wide as a terminal shows it. One thread.
 */
public final class TextTable {

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heads) {
        this.heads = List.of(heads);
    }

    /** @throws IllegalArgumentException when a row is not as wide as the head */
    public TextTable(List<String> heads, List<List<String>> rows) {
        this.heads = List.copyOf(heads);
        rows.forEach(this::add);
    }

    /** @throws IllegalArgumentException when the row is not as wide as the head */
    public TextTable row(String... cells) {
        add(List.of(cells));
        return this;
    }

    private void add(List<String> row) {
        if (row.size() != heads.size()) {
            throw new IllegalArgumentException("a row has " + row.size() + " cells, expected " + heads.size());
        }
        rows.add(List.copyOf(row));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Columns of which those of numbers are set to the right; without the head where all of it is empty. */
    public String text() {
        int[] widths = widths();
        boolean headed = heads.stream().anyMatch(head -> !head.isEmpty());
        return Stream.concat(headed ? Stream.of(heads) : Stream.empty(), rows.stream())
                .map(row -> columns(widths.length)
                        .mapToObj(i -> padded(row.get(i), widths[i], isNumeric(i)))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    /** Markdown, aligned for readers of the text itself: the first column to the left, the others to the right. */
    public String markdown() {
        int[] widths = widths();
        String rule = columns(widths.length)
                .mapToObj(i -> i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |"));
        return Stream.of(Stream.of(line(heads, widths), rule), rows.stream().map(row -> line(row, widths)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        return columns(widths.length)
                .mapToObj(i -> padded(row.get(i), widths[i], i > 0))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static IntStream columns(int count) {
        return IntStream.range(0, count);
    }

    private int[] widths() {
        return columns(heads.size())
                .map(i -> Stream.concat(Stream.of(heads), rows.stream())
                        .mapToInt(row -> width(row.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private boolean isNumeric(int column) {
        return rows.stream().map(row -> row.get(column)).allMatch(value -> value.matches("-?\\d*"))
                && rows.stream().anyMatch(row -> !row.get(column).isEmpty());
    }

    private static String padded(String value, int width, boolean right) {
        String space = " ".repeat(width - width(value));
        return right ? space + value : value + space;
    }

    /** Columns on a terminal: ideographs and full-width forms take two. */
    public static int width(String value) {
        return value.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
    }
}
