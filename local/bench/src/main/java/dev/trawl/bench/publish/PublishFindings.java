package dev.trawl.bench.publish;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link PublishBench} found. */
final class PublishFindings {

    /** A hundred fetchers of two slots that need two seconds for a visit. */
    private static final double WANTED = 100;

    private final List<Fleet> fleets = new ArrayList<>();
    private final int backlog;

    /** @param backlog tasks that were waiting at the beginning */
    PublishFindings(int backlog) {
        this.backlog = backlog;
    }

    /** @param sample of the scheduler, in tasks */
    record Fleet(int slots, MeasuredRun sample) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d slots: %.0f tasks/s; others had %.0f %% of the CPU",
                    slots,
                    sample.perSecond(),
                    100 * sample.foreign());
        }
    }

    void add(Fleet fleet) {
        fleets.add(fleet);
    }

    /** @param bare messages a second of the producer alone */
    Report report(double bare) {
        var table = new ResultTable(
                "who",
                "tasks/s",
                "÷ bare producer",
                "scheduler CPU ms/task",
                "database and other programs",
                "others' CPU %");
        for (Fleet fleet : fleets) {
            MeasuredRun sample = fleet.sample();
            table.row(
                    String.format(Locale.ROOT, "scheduler, %,d slots", fleet.slots()),
                    String.format(Locale.ROOT, "%.0f", sample.perSecond()),
                    String.format(Locale.ROOT, "%.4f", sample.perSecond() / bare),
                    String.format(Locale.ROOT, "%.2f", 1_000 * sample.cpuPerItem()),
                    String.format(Locale.ROOT, "%.2f", 1_000 * sample.helpers() / sample.items()),
                    String.format(Locale.ROOT, "%.0f", 100 * sample.foreign()));
        }
        table.row("bare producer", String.format(Locale.ROOT, "%.0f", bare), "1", "", "", "");
        double best = fleets.stream()
                .mapToDouble(fleet -> fleet.sample().perSecond())
                .max()
                .orElse(0);
        return new Report(
                List.of(table),
                List.of(Aim.atLeast("tasks published a second", best, WANTED, WANTED)),
                List.of(String.format(
                        Locale.ROOT,
                        "a backlog of %,d tasks; each task that was published was told to have started and ended at once,"
                                + " and both were entered in the ledger meanwhile",
                        backlog)));
    }
}
