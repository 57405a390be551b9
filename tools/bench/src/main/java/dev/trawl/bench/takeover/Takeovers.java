package dev.trawl.bench.takeover;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Spread;
import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link TakeoverBench} found: seconds from each signal to the next start of the same task. */
final class Takeovers {

    /** How a fetcher ends in the middle of a visit. */
    enum FetcherFault {

        /** Its process ends, and its connections are closed. */
        KILLED("killed (SIGKILL)", "KILL"),

        /** As when its host falls silent: its connections stay open, and nothing comes. */
        SILENT("falls silent (SIGSTOP)", "STOP");

        private final String text;
        private final String signal;

        FetcherFault(String text, String signal) {
            this.text = text;
            this.signal = signal;
        }

        String text() {
            return text;
        }

        /** Its name without SIG. */
        String signal() {
            return signal;
        }
    }

    private static final double KILLED = 1;
    private static final double SILENT = 20;

    private final List<Double> killed = new ArrayList<>();
    private final List<Double> silent = new ArrayList<>();

    void add(FetcherFault fault, double seconds) {
        switch (fault) {
            case KILLED -> killed.add(seconds);
            case SILENT -> silent.add(seconds);
        }
    }

    Report report() {
        var table = new TextTable("fetcher", "times", "median, s", "least, s", "worst, s");
        row(table, FetcherFault.KILLED, killed);
        row(table, FetcherFault.SILENT, silent);
        return new Report(
                List.of(table),
                List.of(
                        Aim.atMost("worst takeover after SIGKILL, s", worst(killed), KILLED, KILLED),
                        Aim.atMost("worst takeover after SIGSTOP, s", worst(silent), SILENT, SILENT)),
                List.of());
    }

    private static double worst(List<Double> seconds) {
        return Spread.of(seconds).max();
    }

    private static void row(TextTable table, FetcherFault fault, List<Double> seconds) {
        Spread spread = Spread.of(seconds);
        table.row(
                fault.text(),
                Integer.toString(seconds.size()),
                text(spread.median()),
                text(spread.min()),
                text(spread.max()));
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
