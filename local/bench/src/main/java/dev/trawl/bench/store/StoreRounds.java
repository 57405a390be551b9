package dev.trawl.bench.store;

import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Sample;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.measure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the rounds of {@link StoreBench} gave. */
final class StoreRounds {

    private final int tasks;
    private final int records;
    private final long rows;
    private final List<Round> rounds = new ArrayList<>();

    StoreRounds(int tasks, int records, long rows) {
        this.tasks = tasks;
        this.records = records;
        this.rows = rows;
    }

    /**
     * The real storage.
     *
     * @param perSecond rows, once it runs
     * @param whole its run after the first quarter
     */
    record Storage(double perSecond, Sample whole) {}

    /** Both, one after the other; {@code bare} in rows a second. */
    record Round(Storage storage, double bare) {

        double ratio() {
            return storage.perSecond / bare;
        }

        String text(int number) {
            return String.format(
                    Locale.ROOT,
                    "round %d: storage %.0f rows/s, bare JDBC %.0f rows/s, others had %.0f %% of the CPU",
                    number,
                    storage.perSecond,
                    bare,
                    100 * storage.whole.foreign());
        }
    }

    void add(Round round) {
        rounds.add(round);
    }

    Report report() {
        double recordsPerRow = (double) records / rows;
        var table = new Table("who", "rows/s", "÷ bare JDBC", "messages/s", "JVM CPU ms/1000 rows", "others' CPU %");
        table.row(
                "storage",
                spread(round -> round.storage.perSecond).text(0),
                spread(Round::ratio).text(2),
                spread(round -> round.storage.perSecond * recordsPerRow).text(0),
                spread(round -> 1_000_000 * round.storage.whole.cpuPerItem()).text(0),
                spread(round -> 100 * round.storage.whole.foreign()).text(0));
        table.row("bare JDBC batches", spread(Round::bare).text(0), "1", "", "", "");
        return new Report(
                List.of(table),
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "%d records and manifests of %d tasks make %d rows in seven tables; storage without the first"
                                + " quarter; Postgres without fsync for both",
                        records,
                        tasks,
                        rows)));
    }

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
