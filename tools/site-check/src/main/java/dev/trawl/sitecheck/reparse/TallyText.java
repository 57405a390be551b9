package dev.trawl.sitecheck.reparse;

import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tally as a terminal shows it. */
public final class TallyText {

    private static final List<RowChange.Kind> COLUMNS =
            List.of(RowChange.Kind.DIFFERS, RowChange.Kind.NEW, RowChange.Kind.LOSES, RowChange.Kind.GONE);

    private TallyText() {}

    public static String of(Tally tally) {
        var lines = new ArrayList<String>();
        lines.add(pages(tally));
        if (!tally.tables().isEmpty()) {
            lines.add("");
            lines.add(table(tally));
            tally.tables().forEach((table, rows) -> lines.addAll(fields(table, rows)));
            lines.add("");
        }
        lines.addAll(remarks(tally));
        lines.add(count(tally.rows(), "row differs", "rows differ"));
        return String.join("\n", lines);
    }

    private static String pages(Tally tally) {
        return count(tally.pages(), "page", "pages") + " of crawl.pages: " + tally.pagesAsBefore()
                + " as the rules of now have read them, " + tally.pagesAgain() + " read again";
    }

    private static String table(Tally tally) {
        List<List<String>> rows = tally.tables().entrySet().stream()
                .map(table -> Stream.concat(
                                Stream.of(table.getKey()),
                                COLUMNS.stream()
                                        .map(kind ->
                                                Long.toString(table.getValue().count(kind))))
                        .toList())
                .toList();
        return new TextTable(
                        List.of(
                                "rows",
                                "with other values",
                                "new on a page",
                                "with fewer values",
                                "not found any more"),
                        rows)
                .text();
    }

    private static List<String> fields(String table, TableTally rows) {
        var lines = new ArrayList<String>();
        if (!rows.changed().isEmpty()) {
            lines.add(table + ", other values: " + fields(rows.changed()));
        }
        if (!rows.lost().isEmpty()) {
            lines.add(table + ", no value any more: " + fields(rows.lost()) + "; the rows keep what they have");
        }
        return lines;
    }

    private static String fields(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining(", "));
    }

    private static List<String> remarks(Tally tally) {
        var lines = new ArrayList<String>();
        if (tally.pagesRecovered() > 0) {
            lines.add(count(tally.pagesRecovered(), "page", "pages")
                    + " had no record, and can be read. Tasks that ended dead for them stay so until they are replayed or"
                    + " discarded: ./trawl dead list --kind page");
        }
        if (tally.pagesUnreadableStill() > 0) {
            lines.add(count(tally.pagesUnreadableStill(), "page has", "pages have")
                    + " no record and cannot be read by these rules either");
        }
        if (tally.pagesUnreadableNow() > 0) {
            lines.add(count(tally.pagesUnreadableNow(), "page was", "pages were")
                    + " read before and cannot be read by these rules; the rows stay as they are:");
            tally.unreadable().forEach(page -> lines.add("  " + page));
            long more = tally.pagesUnreadableNow() - tally.unreadable().size();
            if (more > 0) {
                lines.add("  and " + more + " more");
            }
        }
        if (!tally.unknown().isEmpty()) {
            lines.add(count(tally.pagesOfUnknownSites(), "page is", "pages are") + " of sites without a file: "
                    + tally.unknown().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
