package dev.trawl.sitecheck.reading;

import dev.trawl.parser.extraction.AskedPage;
import dev.trawl.sitefile.rules.Source;
import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that were tried and gave no value anywhere on the page. Rules behind one that did are not tried; an earlier one
 * may have found a rounded number, which an exact one goes before.
 */
final class UnmatchedRules {

    private UnmatchedRules() {}

    /** A line a rule; empty when each rule that was tried gave a value. */
    static String of(FieldRules rules, FoundValues foundValues, Optional<AskedPage> page) {
        var rows = new ArrayList<List<String>>();
        for (String part : List.of("profile", "articles", "article")) {
            List<FoundValues.Tried> tried = foundValues.of(part);
            for (FieldRules.Entry field : rules.of(part)) {
                rows.addAll(of(field, tried, foundValues.unfit(), page));
            }
        }
        return rows.isEmpty() ? "" : new TextTable(List.of("", "", "", ""), rows).text();
    }

    private static List<List<String>> of(
            FieldRules.Entry field,
            List<FoundValues.Tried> all,
            List<FoundValues.Unfit> unfit,
            Optional<AskedPage> page) {
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
                        remark(field, rule, unfit)
                                .orElseGet(() ->
                                        page.map(asked -> asked.saw(source)).orElse(""))));
            }
        }
        return rows;
    }

    private static Optional<String> remark(FieldRules.Entry field, int rule, List<FoundValues.Unfit> unfit) {
        return unfit.stream()
                .filter(text -> text.rule() == rule
                        && text.place().part().equals(field.part())
                        && text.place().label().equals(field.label()))
                .map(text -> text.text().isBlank() ? "found it empty" : unfit(field, text.text()))
                .findFirst();
    }

    private static String unfit(FieldRules.Entry field, String text) {
        String type = switch (field.field().type()) {
            case INTEGER -> "no whole number";
            case DATE -> "no date";
            case URL -> "no address";
            case ARTICLE_TYPE -> "no word of article-types";
            case TEXT, TEXTS, BODY, FLAG -> "no text";
        };
        return "found '" + ShownValue.text(text) + "', which is " + type;
    }
}
