package dev.trawl.sitecheck.reading;

import dev.trawl.sitecheck.reading.FoundValues.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The items of a list in which a field was not found, with the HTML of the first of them. */
final class MissingInItems {

    /** Items that are named. */
    private static final int MOST_NAMED = 10;

    private MissingInItems() {}

    /** Two lines a field that some items lack: which ones, and what the first of them holds. Flags are left out. */
    static List<String> of(FieldRules rules, FoundValues found) {
        var lines = new ArrayList<String>();
        for (FieldRules.Entry field : rules.of("articles")) {
            List<Integer> without = found.of("articles").stream()
                    .filter(one -> one.place().label().equals(field.label()))
                    .filter(one -> one.hit().isEmpty())
                    .map(Tried::place)
                    .map(FoundValues.Place::item)
                    .toList();
            if (!without.isEmpty() && !field.isFlag()) {
                lines.add(field.label() + " in item " + named(without));
                found.item(without.getFirst())
                        .ifPresent(html -> lines.add("  item " + without.getFirst() + ": " + html));
            }
        }
        return lines;
    }

    private static String named(List<Integer> items) {
        String first = items.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return items.size() > MOST_NAMED ? first + " and " + (items.size() - MOST_NAMED) + " others" : first;
    }
}
