package dev.trawl.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as a person reads it on a terminal and as Markdown: the same text. The first column is words, the others figures. */
public final class ResultTable {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public ResultTable(String... head) {
        this.head = List.of(head);
    }

    /** @throws IllegalArgumentException when the row is not as wide as the head */
    public ResultTable row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells, expected " + head.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Markdown, with the columns aligned for readers of the text itself. */
    public String markdown() {
        int[] widths = IntStream.range(0, head.size())
                .map(column -> Math.max(
                        width(head.get(column)),
                        rows.stream()
                                .mapToInt(row -> width(row.get(column)))
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(head, widths));
        lines.add(IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0 ? "-".repeat(widths[column]) : "-".repeat(widths[column] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    String fill = " ".repeat(widths[column] - width(cells.get(column)));
                    return column == 0 ? cells.get(column) + fill : fill + cells.get(column);
                })
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
