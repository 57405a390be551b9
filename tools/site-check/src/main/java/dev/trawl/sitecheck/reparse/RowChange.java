package dev.trawl.sitecheck.reparse;

import dev.trawl.contract.Article;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the second of two readings of one page differs from the first, in one row.
 *
 * @param fields that have another value now, or one where there was none; named as in site files
 * @param lost fields that had a value and have none now
 */
record RowChange(ComparedRow row, Kind kind, Set<String> fields, Set<String> lost) {

    private static final String PRECISION = "Precision";

    enum Kind {
        /** Both readings show the row, the second with other values. */
        DIFFERS,
        /** The first reading did not show it. */
        NEW,
        /** Both show it, the second with fewer values; nothing of that changes what is stored. */
        LOSES,
        /** The second one does not. */
        GONE
    }

    RowChange {
        fields = Set.copyOf(fields);
        lost = Set.copyOf(lost);
    }

    /** The rows in which they differ; all of the second where there was no first. */
    static List<RowChange> between(Optional<PageRecord> first, PageRecord second) {
        Map<ComparedRow, ObjectNode> before = first.map(RowChange::rows).orElse(Map.of());
        Map<ComparedRow, ObjectNode> after = rows(second);
        var changes = new ArrayList<RowChange>();
        after.forEach((row, values) -> {
            ObjectNode earlier = before.get(row);
            if (earlier == null) {
                changes.add(new RowChange(row, Kind.NEW, Set.of(), Set.of()));
            } else if (!earlier.equals(comparable(values, earlier))) {
                changes.add(of(row, changed(earlier, values), missing(earlier, values)));
            }
        });
        before.keySet().stream()
                .filter(row -> !after.containsKey(row))
                .forEach(row -> changes.add(new RowChange(row, Kind.GONE, Set.of(), Set.of())));
        return changes;
    }

    private static RowChange of(ComparedRow row, Set<String> fields, Set<String> lost) {
        return new RowChange(row, fields.isEmpty() ? Kind.LOSES : Kind.DIFFERS, fields, lost);
    }

    /** An article that is listed twice counts as it is listed first. */
    private static Map<ComparedRow, ObjectNode> rows(PageRecord record) {
        var account = record.visit().account();
        var rows = new LinkedHashMap<ComparedRow, ObjectNode>();
        if (record.profile() != null) {
            rows.put(ComparedRow.ofProfile(account), MessageJson.mapper().valueToTree(record.profile()));
        }
        for (Article article : record.articles()) {
            rows.putIfAbsent(
                    ComparedRow.ofArticle(account, article.articleId()),
                    MessageJson.mapper().valueToTree(article));
        }
        return rows;
    }

    private static Set<String> changed(ObjectNode before, ObjectNode after) {
        return after.properties().stream()
                .filter(field -> !field.getValue().equals(before.get(field.getKey())))
                .map(field -> label(field.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(ObjectNode before, ObjectNode after) {
        return before.properties().stream()
                .map(Map.Entry<String, JsonNode>::getKey)
                .filter(field -> !after.has(field))
                .map(RowChange::label)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without the precision of dates that the earlier record, of an earlier version, does not have. */
    private static ObjectNode comparable(ObjectNode values, ObjectNode earlier) {
        return values.remove(values.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.endsWith(PRECISION) && !earlier.has(name))
                .toList());
    }

    /** {@code publishedAt} and its precision are {@code published-at} in a site file. */
    private static String label(String field) {
        return field.replace(PRECISION, "At").replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
