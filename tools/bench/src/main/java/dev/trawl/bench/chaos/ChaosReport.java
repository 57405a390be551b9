package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.ChaosRun.Kill;
import dev.trawl.bench.chaos.KillList.Victim;
import dev.trawl.bench.measure.Spread;
import dev.trawl.terminal.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a run.
 *
 * @param circumstances one line: when, with which seed, on what
 * @param figures a sentence for each thing that was counted or compared
 * @param findings a sentence for each thing that is not as it should be
 */
public record ChaosReport(String circumstances, List<Kill> kills, List<String> figures, List<String> findings) {

    private static final int SHOWN = 40;

    public ChaosReport {
        kills = List.copyOf(kills);
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
    }

    /** Whether nothing was lost, nothing came twice, and nothing was left. */
    public boolean isWell() {
        return findings.isEmpty();
    }

    /** The last line of a run. */
    public String verdict() {
        return isWell()
                ? "NOTHING LOST: " + kills.size() + " kills, " + figures.getFirst()
                : "FAILED: " + findings.size() + " findings after " + kills.size() + " kills; the first: "
                        + findings.getFirst();
    }

    /** For a terminal and for a page alike. */
    public String markdown() {
        var table = new TextTable("killed", "times", "healthy after, s", "worst", "next outcome after, s", "worst");
        for (Victim victim : Victim.values()) {
            List<Kill> of =
                    kills.stream().filter(kill -> kill.victim() == victim).toList();
            if (!of.isEmpty()) {
                row(table, victim.label(), of);
            }
        }
        if (!kills.isEmpty()) {
            row(table, "all", kills);
        }
        String notes = Stream.of(figures.stream(), findings.stream().limit(SHOWN), Stream.of(circumstances, verdict()))
                .flatMap(lines -> lines)
                .map(line -> "- " + line)
                .collect(Collectors.joining("\n"));
        return table.markdown() + "\n\n" + notes;
    }

    private static void row(TextTable table, String who, List<Kill> kills) {
        List<Double> healthy =
                kills.stream().map(kill -> seconds(kill.healthy())).toList();
        List<Double> outcome = kills.stream()
                .flatMap(kill -> kill.outcome().stream())
                .map(ChaosReport::seconds)
                .toList();
        table.row(
                who, Integer.toString(kills.size()), median(healthy), worst(healthy), median(outcome), worst(outcome));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String median(List<Double> values) {
        return values.isEmpty() ? "–" : number(Spread.of(values).median());
    }

    private static String worst(List<Double> values) {
        return values.isEmpty() ? "–" : number(Spread.of(values).max());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
