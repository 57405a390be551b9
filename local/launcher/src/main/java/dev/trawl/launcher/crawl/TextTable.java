package dev.trawl.launcher.crawl;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in columns; numbers to the right, no head where all are empty, and a Chinese character as wide as a terminal shows it. */
public record TextTable(List<String> heads, List<List<String>> rows) {

    public TextTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    public String text() {
        int[] widths = IntStream.range(0, heads.size())
                .map(i -> Stream.concat(Stream.of(heads), rows.stream())
                        .mapToInt(row -> width(row.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
        boolean headed = heads.stream().anyMatch(head -> !head.isEmpty());
        return Stream.concat(headed ? Stream.of(heads) : Stream.empty(), rows.stream())
                .map(row -> line(row, widths))
                .collect(Collectors.joining("\n"));
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> padded(row.get(i), widths[i], isNumeric(i)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream().map(row -> row.get(column)).allMatch(value -> value.matches("-?\\d*"))
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
