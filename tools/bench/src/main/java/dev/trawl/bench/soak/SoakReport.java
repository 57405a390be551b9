package dev.trawl.bench.soak;

import dev.trawl.cli.crawl.ProgressLine;
import dev.trawl.terminal.TextTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a soak.
 *
 * @param visits that ended
 * @param circumstances one line: when, on what
 * @param surprises a sentence for each thing that is not as it should be
 */
public record SoakReport(int visits, List<SoakSample> samples, String circumstances, List<String> surprises) {

    public SoakReport {
        samples = List.copyOf(samples);
        surprises = List.copyOf(surprises);
    }

    private List<Curve.Verdict> verdicts() {
        return Curve.of(samples).stream().map(curve -> curve.verdict(visits)).toList();
    }

    /** Whether everything is flat and there are no surprises. */
    public boolean isWell() {
        return surprises.isEmpty() && verdicts().stream().allMatch(Curve.Verdict::isFlat);
    }

    /** The verdicts and surprises, for a terminal and for a page alike. */
    public String markdown() {
        var table = new TextTable("curve", "2nd quarter", "last quarter", "ratio", "flat up to", "verdict");
        for (Curve.Verdict verdict : verdicts()) {
            table.row(
                    verdict.curve().who() + ": " + verdict.curve().quantity().label(),
                    number("%.0f", verdict.second()),
                    number("%.0f", verdict.last()),
                    number("%.2f", verdict.ratio()),
                    number("%.0f", verdict.most()),
                    verdict.word());
        }
        String notes = Stream.concat(
                        Stream.of(
                                surprises.isEmpty()
                                        ? "every visit ended as the demo blog intends; no zombie, no process and no folder was left"
                                        : surprises.size() + " things were not as they should be"),
                        Stream.concat(surprises.stream(), Stream.of(title() + "; " + circumstances)))
                .map(note -> "- " + note)
                .collect(Collectors.joining("\n"));
        return table.markdown() + "\n\n" + notes;
    }

    private String title() {
        SoakSample.Done done = samples.getLast().done();
        return String.format(
                Locale.ROOT,
                "%,d visits, %,d pages in %s",
                visits,
                done.pages(),
                ProgressLine.words(Duration.ofSeconds(Math.round(done.seconds()))));
    }

    /** Draws the curves. */
    public void draw(Path file) {
        new SoakChart(Curve.of(samples), visits).write(file, "Soak: " + title(), circumstances);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
