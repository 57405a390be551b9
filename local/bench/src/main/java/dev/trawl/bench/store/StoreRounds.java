package dev.trawl.bench.store;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import dev.trawl.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the rounds of {@link StoreBench} gave. */
final class StoreRounds {

    private static final double RATIO = 0.7;

    private final TestData testData;
    private final List<Round> rounds = new ArrayList<>();

    StoreRounds(TestData testData) {
        this.testData = testData;
    }

    /** The real storage: its run after the first quarter, in rows. */
    record Storage(MeasuredRun sample) {}

    /** Both, one after the other; {@code bare} in rows a second. */
    record Round(Storage storage, double bare) {

        double ratio() {
            return storage.sample.perSecond() / bare;
        }

        String text(int number) {
            return String.format(
                    Locale.ROOT,
                    "round %d: storage %.0f rows/s, bare JDBC %.0f rows/s, others had %.0f %% of the CPU",
                    number,
                    storage.sample.perSecond(),
                    bare,
                    100 * storage.sample.foreign());
        }
    }

    void add(Round round) {
        rounds.add(round);
    }

    Report report() {
        double recordsPerRow = (double) testData.records() / testData.rows();
        var table =
                new ResultTable("who", "rows/s", "÷ bare JDBC", "messages/s", "JVM CPU ms/1000 rows", "others' CPU %");
        table.row(
                "storage",
                spread(round -> round.storage.sample.perSecond()).text(0),
                spread(Round::ratio).text(2),
                spread(round -> round.storage.sample.perSecond() * recordsPerRow)
                        .text(0),
                spread(round -> 1_000_000 * round.storage.sample.cpuPerItem()).text(0),
                spread(round -> 100 * round.storage.sample.foreign()).text(0));
        table.row("bare JDBC batches", spread(Round::bare).text(0), "1", "", "", "");
        return new Report(
                List.of(table),
                List.of(Aim.atLeast(
                        "rows/s of storage ÷ bare JDBC", spread(Round::ratio).median(), RATIO, RATIO)),
                List.of(String.format(
                        Locale.ROOT,
                        "%d records and manifests of %d tasks make %d rows in seven tables; storage without the first"
                                + " quarter; Postgres without fsync for both",
                        testData.records(),
                        testData.tasks().size(),
                        testData.rows())));
    }

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
