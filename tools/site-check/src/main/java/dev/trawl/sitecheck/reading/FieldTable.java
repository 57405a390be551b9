package dev.trawl.sitecheck.reading;

import dev.trawl.terminal.TextTable;
import java.util.List;

/** The fields that were found in one place of a page: value, text on the page where it differs, rule. */
final class FieldTable {

    private static final List<String> HEADS = List.of("field", "value", "on the page", "rule", "which is");

    private FieldTable() {}

    /** Without a line for fields that were not found. */
    static String of(List<FoundValues.Tried> fields) {
        List<List<String>> rows = fields.stream()
                .flatMap(field -> field.hit().map(hit -> row(field.place(), hit)).stream())
                .toList();
        return new TextTable(HEADS, rows).text();
    }

    private static List<String> row(FoundValues.Place place, FoundValues.Hit hit) {
        return List.of(
                place.label(),
                ShownValue.of(hit.value()),
                ShownValue.onThePage(hit),
                Integer.toString(hit.rule()),
                RulePlace.of(hit.source()));
    }
}
