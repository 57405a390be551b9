package dev.trawl.sitecheck.reparse;

import dev.trawl.contract.PageRecord;
import dev.trawl.contract.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What reading pages again has changed so far. Not thread-safe. */
public final class Tally {

    /** The most pages that cannot be read and are listed one by one. */
    private static final int EXAMPLES = 5;

    private final Map<String, TableTally> tables = new TreeMap<>();
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
            tables.computeIfAbsent(table, name -> new TableTally()).add(change);
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
    Map<String, TableTally> tables() {
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
