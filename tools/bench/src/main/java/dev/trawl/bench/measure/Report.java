package dev.trawl.bench.measure;

import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark found.
 *
 * @param tables of figures and ratios
 * @param aims beside what was measured
 * @param caveats sentences without which the figures mislead
 */
public record Report(List<TextTable> tables, List<Aim> aims, List<String> caveats) {

    public Report {
        tables = List.copyOf(tables);
        aims = List.copyOf(aims);
        caveats = List.copyOf(caveats);
    }

    /** For a terminal and for the page alike. */
    public String markdown() {
        List<String> parts =
                new ArrayList<>(tables.stream().map(TextTable::markdown).toList());
        if (!aims.isEmpty()) {
            parts.add(lines(aims.stream().map(Aim::text).toList()));
        }
        if (!caveats.isEmpty()) {
            parts.add(lines(caveats));
        }
        return String.join("\n\n", parts);
    }

    private static String lines(List<String> sentences) {
        return String.join(
                "\n", sentences.stream().map(sentence -> "- " + sentence).toList());
    }
}
