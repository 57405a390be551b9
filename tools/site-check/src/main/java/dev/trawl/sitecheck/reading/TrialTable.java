package dev.trawl.sitecheck.reading;

import dev.trawl.contract.PageKind;
import dev.trawl.parser.extraction.PageReading;
import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several pages in one table, and in how many of them, or of their items, each field was found. Used by one thread. */
public final class TrialTable {

    private static final List<String> HEADS =
            List.of("page", "kind", "user", "profile", "articles", "left out", "warnings", "");

    private static final List<String> PARTS = List.of("profile", "articles", "article");

    private final List<List<String>> rows = new ArrayList<>();

    private final List<String> complaints = new ArrayList<>();

    /** By part and label: found, looked for. */
    private final Map<String, int[]> fields = new LinkedHashMap<>();

    /** A page that was read. */
    public void add(String page, PageKind kind, String user, PageTrial trial) {
        FoundValues found = trial.found();
        TrialVerdict verdict = trial.verdict();
        boolean isShown = trial.reading() instanceof PageReading.Shown;
        List<FoundValues.Tried> profile = found.of("profile");
        long known = profile.stream().filter(field -> field.hit().isPresent()).count();
        int articles = trial.reading() instanceof PageReading.Shown shown
                ? shown.articles().size()
                : 0;
        rows.add(List.of(
                page,
                kind.label(),
                user,
                profile.isEmpty() ? "" : known + " of " + profile.size(),
                isShown ? Integer.toString(articles) : "",
                Integer.toString(found.dropped().size()),
                Integer.toString(trial.warnings().size()
                        + (isShown ? verdict.complaints().size() : 0)),
                verdict.fine() ? "fine" : "not fine"));
        if (!verdict.fine()) {
            complaints.add(page + ": " + verdict.sentence());
            verdict.complaints().forEach(complaint -> complaints.add("  " + complaint));
        }
        trial.warnings().forEach(warning -> complaints.add(page + ": warning: " + warning));
        PARTS.forEach(part -> found.of(part).forEach(tried -> count(part, tried)));
    }

    /** A page that could not be tried. */
    public void add(String page, String reason) {
        rows.add(List.of(page, "", "", "", "", "", "", "not tried"));
        complaints.add(page + ": " + reason);
    }

    private void count(String part, FoundValues.Tried tried) {
        int[] counts = fields.computeIfAbsent(part + "." + tried.place().label(), field -> new int[2]);
        counts[0] += tried.hit().isPresent() ? 1 : 0;
        counts[1]++;
    }

    public String text() {
        var parts = new ArrayList<String>();
        parts.add(new TextTable(HEADS, rows).text());
        if (!fields.isEmpty()) {
            List<List<String>> counted = fields.entrySet().stream()
                    .map(field -> List.of(
                            field.getKey(),
                            field.getValue()[0] + " of " + field.getValue()[1],
                            field.getValue()[0] == 0 ? "never found" : ""))
                    .toList();
            parts.add(new TextTable(List.of("field", "found in", ""), counted).text());
        }
        if (!complaints.isEmpty()) {
            parts.add(String.join("\n", complaints));
        }
        return String.join("\n\n", parts);
    }
}
