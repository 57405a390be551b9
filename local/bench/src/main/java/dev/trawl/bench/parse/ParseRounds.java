package dev.trawl.bench.parse;

import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import dev.trawl.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the rounds of {@link ParseBench} gave. */
final class ParseRounds {

    private final PageStock stock;
    private final List<Round> rounds = new ArrayList<>();

    ParseRounds(PageStock stock) {
        this.stock = stock;
    }

    /**
     * The real parser.
     *
     * @param perSecond messages, once it runs
     * @param whole its run after the first quarter
     */
    record Parser(double perSecond, MeasuredRun whole) {}

    /** jsoup alone, one thread. */
    record Jsoup(double perSecond, double cpuPerPage) {}

    /** Both, one after the other. */
    record Round(Parser parser, Jsoup jsoup) {

        double ratio() {
            return parser.perSecond / jsoup.perSecond;
        }

        String text(int number) {
            return String.format(
                    Locale.ROOT,
                    "round %d: parser %.0f messages/s, jsoup alone %.0f pages/s, others had %.0f %% of the CPU",
                    number,
                    parser.perSecond,
                    jsoup.perSecond,
                    100 * parser.whole.foreign());
        }
    }

    void add(Round round) {
        rounds.add(round);
    }

    Report report(int messages) {
        var table = new ResultTable("who", "messages/s", "÷ jsoup", "CPU ms/message", "others' CPU %");
        table.row(
                "parser",
                spread(round -> round.parser.perSecond).text(0),
                spread(Round::ratio).text(2),
                spread(round -> 1000 * round.parser.whole.cpuPerItem()).text(2),
                spread(round -> 100 * round.parser.whole.foreign()).text(0));
        table.row(
                "jsoup alone, one thread",
                spread(round -> round.jsoup.perSecond).text(0),
                "1",
                spread(round -> 1000 * round.jsoup.cpuPerPage).text(2),
                "");
        return new Report(
                List.of(table),
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "%d messages, made of %d list pages of %.0f KB; the parser without the first quarter",
                        messages,
                        stock.size(),
                        stock.meanKilobytes())));
    }

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
