package dev.trawl.bench.soak;

import dev.trawl.bench.measure.ResultTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a soak came to.
 *
 * @param visits that ended
 * @param circumstances one line: when, on what
 * @param surprises what else should not have been, a sentence each
 */
public record SoakReport(int visits, List<SoakSample> samples, String circumstances, List<String> surprises) {

    public SoakReport {
        samples = List.copyOf(samples);
        surprises = List.copyOf(surprises);
    }

    private List<FlatnessVerdict> verdicts() {
        return Curve.of(samples).stream().map(curve -> curve.verdict(visits)).toList();
    }

    /** Whether everything is flat and nothing surprised. */
    public boolean isWell() {
        return surprises.isEmpty() && verdicts().stream().allMatch(FlatnessVerdict::isFlat);
    }

    /** The verdicts and what is to be said beside them, for a terminal and for a page alike. */
    public String markdown() {
        var table = new ResultTable("curve", "2nd quarter", "last quarter", "ratio", "flat up to", "verdict");
        for (FlatnessVerdict flatnessVerdict : verdicts()) {
            table.row(
                    flatnessVerdict.curve().who() + ": "
                            + flatnessVerdict.curve().quantity().label(),
                    number("%.0f", flatnessVerdict.second()),
                    number("%.0f", flatnessVerdict.last()),
                    number("%.2f", flatnessVerdict.ratio()),
                    number("%.0f", flatnessVerdict.most()),
                    flatnessVerdict.word());
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
                DurationWords.of(Math.round(done.seconds())));
    }

    /** Draws the curves. */
    public void draw(Path file) {
        new SoakChart(Curve.of(samples), visits).write(file, "Soak: " + title(), circumstances);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
