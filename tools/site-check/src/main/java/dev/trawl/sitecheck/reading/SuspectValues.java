package dev.trawl.sitecheck.reading;

import dev.trawl.parser.extraction.AskedPage;
import dev.trawl.sitecheck.reading.FoundValues.Hit;
import dev.trawl.sitecheck.reading.FoundValues.Tried;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values that were found and are hardly what the rules mean. A sentence each. */
final class SuspectValues {

    /** Fewer items may well have a value in common. */
    private static final int FEWEST_ITEMS = 3;

    /** Elements of an {@code in} that are looked at. */
    private static final int MOST_ELEMENTS = 100;

    private static final List<String> PARTS = List.of("profile", "articles", "article");

    private SuspectValues() {}

    static List<String> of(FieldRules rules, FoundValues found, Optional<AskedPage> page) {
        return Stream.of(
                        sameInAllItems(rules, found),
                        urlsWithoutAttribute(rules, found),
                        page.map(asked -> sharedLabels(rules, found, asked)).orElse(List.of()))
                .flatMap(List::stream)
                .toList();
    }

    /** Types, flags and zeros are often the same. */
    private static List<String> sameInAllItems(FieldRules rules, FoundValues found) {
        int items = found.items();
        var sentences = new ArrayList<String>();
        for (FieldRules.Entry field : items < FEWEST_ITEMS ? List.<FieldRules.Entry>of() : rules.of("articles")) {
            List<Object> values =
                    hits(found, "articles", field.label()).map(Hit::value).toList();
            boolean counts = field.field().type() != ValueType.ARTICLE_TYPE && !field.isFlag();
            if (counts
                    && values.size() == items
                    && values.stream().distinct().count() == 1
                    && !values.getFirst().equals(0L)) {
                sentences.add("articles." + field.label() + " is the same in all " + items + " items: '"
                        + ShownValue.text(ShownValue.plain(values.getFirst())) + "'");
            }
        }
        return sentences;
    }

    /** The text of a link is no address; read as one it is an address below that of the page. */
    private static List<String> urlsWithoutAttribute(FieldRules rules, FoundValues found) {
        var sentences = new ArrayList<String>();
        for (String part : PARTS) {
            for (FieldRules.Entry field : rules.of(part)) {
                if (field.field().type() != ValueType.URL) {
                    continue;
                }
                hits(found, part, field.label())
                        .filter(hit -> hit.source() instanceof Source.Element element
                                && element.attr() == null
                                && !hit.text().strip().matches("(?i)(https?:)?//.*"))
                        .findFirst()
                        .ifPresent(hit -> sentences.add(part + "." + field.label() + " reads the text '"
                                + ShownValue.text(hit.text()) + "' of " + RulePlace.of(hit.source())
                                + " as an address; did you mean attr: href?"));
            }
        }
        return sentences;
    }

    /** An element that holds the labels of several fields: each of them takes the first number in it. */
    private static List<String> sharedLabels(FieldRules rules, FoundValues found, AskedPage page) {
        Map<String, Map<String, String>> fieldsByLabel = new LinkedHashMap<>();
        for (String part : PARTS) {
            for (FieldRules.Entry field : rules.of(part)) {
                hits(found, part, field.label()).findFirst().ifPresent(hit -> {
                    if (hit.source() instanceof Source.Labelled labelled) {
                        var fields = fieldsByLabel.computeIfAbsent(labelled.in(), in -> new LinkedHashMap<>());
                        labelled.label().forEach(label -> fields.put(label, part + "." + field.label()));
                    }
                });
            }
        }
        var sentences = new LinkedHashSet<String>();
        fieldsByLabel.forEach((in, fields) -> page.pieces(in, MOST_ELEMENTS).forEach(pieces -> {
            Set<String> here = new LinkedHashSet<>();
            pieces.forEach(piece -> Optional.ofNullable(fields.get(piece.replaceFirst("[:： ]+$", "")))
                    .ifPresent(here::add));
            if (here.size() > 1) {
                sentences.add(String.join(" and ", here) + " are read from one element of '" + in
                        + "', and each takes the first number in it: 'in' must find an element for each label");
            }
        }));
        return List.copyOf(sentences);
    }

    private static Stream<Hit> hits(FoundValues found, String part, String label) {
        return found.of(part).stream()
                .filter(field -> field.place().label().equals(label))
                .map(Tried::hit)
                .flatMap(Optional::stream);
    }
}
