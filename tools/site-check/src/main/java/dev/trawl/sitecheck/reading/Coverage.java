package dev.trawl.sitecheck.reading;

import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In how many items of a list each field was found, and by which of its rules. */
final class Coverage {

    private Coverage() {}

    /** A line a field: {@code title  20 of 20  by rule 1}. */
    static String of(List<FieldRules.Entry> fields, List<FoundValues.Tried> tried, int items) {
        var rows = new ArrayList<List<String>>();
        for (FieldRules.Entry field : fields) {
            Map<Integer, Long> byRule = tried.stream()
                    .filter(one -> one.place().label().equals(field.label()))
                    .map(FoundValues.Tried::hit)
                    .flatMap(Optional::stream)
                    .collect(Collectors.groupingBy(FoundValues.Hit::rule, TreeMap::new, Collectors.counting()));
            long found = byRule.values().stream().mapToLong(Long::longValue).sum();
            rows.add(List.of(field.label(), found + " of " + items, by(byRule), remark(field, found, items)));
        }
        return new TextTable(List.of("", "", "", ""), rows).text();
    }

    private static String by(Map<Integer, Long> byRule) {
        if (byRule.size() == 1) {
            return "by rule " + byRule.keySet().iterator().next();
        }
        return byRule.entrySet().stream()
                .map(rule -> "by rule " + rule.getKey() + ": " + rule.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String remark(FieldRules.Entry field, long found, int items) {
        if (found == items) {
            return "";
        }
        return field.isFlag() ? "the others: false" : field.required() ? "required" : "";
    }
}
