package dev.trawl.trial.reparse;

import dev.trawl.messages.PageRecord;
import dev.trawl.messages.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What reading pages again has changed so far. A row is counted once, on however many pages it stands. Not thread-safe. */
public final class Tally {

    /** Pages that cannot be read are told one by one, so many of them. */
    private static final int EXAMPLES = 5;

    /** The rows of one table and site. */
    static final class Rows {
        private final Map<RowChange.Kind, Set<Row>> byKind = new EnumMap<>(RowChange.Kind.class);
        private final Map<String, Set<Row>> fields = new TreeMap<>();
        private final Map<String, Set<Row>> lost = new TreeMap<>();

        private void add(RowChange change) {
            byKind.computeIfAbsent(change.kind(), kind -> new HashSet<>()).add(change.row());
            change.fields()
                    .forEach(field ->
                            fields.computeIfAbsent(field, f -> new HashSet<>()).add(change.row()));
            change.lost()
                    .forEach(field ->
                            lost.computeIfAbsent(field, f -> new HashSet<>()).add(change.row()));
        }

        int count(RowChange.Kind kind) {
            return byKind.getOrDefault(kind, Set.of()).size();
        }

        /** In how many rows each field has another value. */
        Map<String, Integer> changed() {
            return counts(fields);
        }

        /** In how many rows each field has no value any more. */
        Map<String, Integer> lost() {
            return counts(lost);
        }

        private static Map<String, Integer> counts(Map<String, Set<Row>> fields) {
            var counts = new TreeMap<String, Integer>();
            fields.forEach((field, rows) -> counts.put(field, rows.size()));
            return counts;
        }
    }

    private final Map<String, Rows> tables = new TreeMap<>();
    private final Set<SiteId> unknown = new TreeSet<>(Comparator.comparing(SiteId::value));
    private final List<String> unreadable = new ArrayList<>();
    private long pages;
    private long asBefore;
    private long again;
    private long recovered;
    private long unreadableNow;
    private long unreadableStill;
    private long unknownPages;

    void asBefore() {
        pages++;
        asBefore++;
    }

    void withoutSiteFile(SiteId site) {
        pages++;
        unknownPages++;
        unknown.add(site);
    }

    void read(Optional<PageRecord> before, PageRecord now) {
        pages++;
        again++;
        if (before.isEmpty()) {
            recovered++;
        }
        for (RowChange change : RowChange.between(before, now)) {
            String table = now.visit().site() + (change.row().isProfile() ? " profiles" : " articles");
            tables.computeIfAbsent(table, name -> new Rows()).add(change);
        }
    }

    void unreadable(boolean readBefore, String page, String reason) {
        pages++;
        if (readBefore) {
            unreadableNow++;
            if (unreadable.size() < EXAMPLES) {
                unreadable.add(page + ": " + reason);
            }
        } else {
            unreadableStill++;
        }
    }

    /** By site and table, such as {@code demo articles}; only those in which a row differs. */
    Map<String, Rows> tables() {
        return tables;
    }

    /** Sites that have pages and no file. */
    Set<SiteId> unknown() {
        return unknown;
    }

    /** Why pages that were read before cannot be read now; the first few. */
    List<String> unreadable() {
        return unreadable;
    }

    long pages() {
        return pages;
    }

    /** Those that were read by the rules of now already. */
    long pagesAsBefore() {
        return asBefore;
    }

    /** Those that were read again. */
    public long pagesAgain() {
        return again;
    }

    /** Those of them that had become a dead letter before. */
    long pagesRecovered() {
        return recovered;
    }

    /** Those that were read before and that the rules of now cannot read. */
    public long pagesUnreadableNow() {
        return unreadableNow;
    }

    /** Those that no rules could read, nor can these. */
    long pagesUnreadableStill() {
        return unreadableStill;
    }

    long pagesOfUnknownSites() {
        return unknownPages;
    }

    /** Rows that have other values now, and new ones. */
    long rows() {
        return tables.values().stream()
                .mapToLong(rows -> rows.count(RowChange.Kind.DIFFERS) + rows.count(RowChange.Kind.NEW))
                .sum();
    }
}
