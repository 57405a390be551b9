package dev.trawl.sitecheck.reading;

import dev.trawl.sitefile.rules.Source;
import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules that were tried and gave no value anywhere on the page. Rules behind one that did are not tried; an earlier one
 * may have found a rounded number, which an exact one goes before.
 */
final class UnmatchedRules {

    private UnmatchedRules() {}

    /** A line a rule; empty when each rule that was tried gave a value. */
    static String of(FieldRules rules, FoundValues foundValues) {
        var rows = new ArrayList<List<String>>();
        for (String part : List.of("profile", "articles", "article")) {
            List<FoundValues.Tried> tried = foundValues.of(part);
            for (FieldRules.Entry field : rules.of(part)) {
                rows.addAll(of(field, tried, foundValues.unfit()));
            }
        }
        return rows.isEmpty() ? "" : new TextTable(List.of("", "", "", ""), rows).text();
    }

    private static List<List<String>> of(
            FieldRules.Entry field, List<FoundValues.Tried> all, List<FoundValues.Unfit> unfit) {
        List<FoundValues.Tried> tried = all.stream()
                .filter(one -> one.place().label().equals(field.label()))
                .toList();
        int reached = tried.stream()
                .mapToInt(one -> one.hit()
                        .map(FoundValues.Hit::rule)
                        .orElse(field.sources().size()))
                .max()
                .orElse(0);
        var rows = new ArrayList<List<String>>();
        for (int rule = 1; rule <= reached; rule++) {
            int number = rule;
            boolean hit = tried.stream()
                    .anyMatch(one ->
                            one.hit().filter(found -> found.rule() == number).isPresent());
            if (!hit) {
                Source source = field.sources().get(rule - 1);
                rows.add(List.of(
                        field.part() + "." + field.label(),
                        Integer.toString(rule),
                        RulePlace.of(source),
                        remark(field, rule, unfit)));
            }
        }
        return rows;
    }

    private static String remark(FieldRules.Entry field, int rule, List<FoundValues.Unfit> unfit) {
        return unfit.stream()
                .filter(text -> text.rule() == rule
                        && text.place().part().equals(field.part())
                        && text.place().label().equals(field.label()))
                .map(text -> text.text().isBlank() ? "found it empty" : unfit(field, text.text()))
                .findFirst()
                .orElse("");
    }

    private static String unfit(FieldRules.Entry field, String text) {
        String type = field.field().type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "found '" + ShownValue.text(text) + "', which is no " + type;
    }
}
