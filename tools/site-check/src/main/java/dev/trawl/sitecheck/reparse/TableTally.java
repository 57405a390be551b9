package dev.trawl.sitecheck.reparse;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What has changed in the rows of one table and site. A row is known by a hash of 64 bits, some 60 bytes each. Not thread-safe. */
final class TableTally {

    private final Map<Long, RowChange.Kind> rows = new HashMap<>();

    private final Map<String, Long> changed = new TreeMap<>();

    private final Map<String, Long> lost = new TreeMap<>();

    void add(RowChange change) {
        rows.merge(change.row().hash(), change.kind(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        change.fields().forEach(field -> changed.merge(field, 1L, Long::sum));
        change.lost().forEach(field -> lost.merge(field, 1L, Long::sum));
    }

    /** A row that has changed on several pages counts as the first of these kinds. */
    long count(RowChange.Kind kind) {
        return rows.values().stream().filter(kind::equals).count();
    }

    /** How often each field has another value, over all pages. */
    Map<String, Long> changed() {
        return changed;
    }

    /** How often each field has no value any more. */
    Map<String, Long> lost() {
        return lost;
    }
}
