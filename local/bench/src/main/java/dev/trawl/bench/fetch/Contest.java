package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import dev.trawl.bench.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Who is compared with whom. */
final class Contest {

    static final String WEB_DRIVER = "plain WebDriver";
    static final String CDP_1 = "bare CDP, 1 tab";
    static final String CDP_2 = "bare CDP, 2 tabs";
    static final String CDP_2_MOUSE = "bare CDP, 2 tabs, mouse";
    static final String FETCHER_1 = "fetcher, 1 slot";
    static final String FETCHER_2 = "fetcher, 2 slots";

    private final Rounds rounds;

    Contest(List<Contender> contenders) {
        rounds = new Rounds(contenders);
    }

    Report run(BenchSettings settings) {
        rounds.run(settings);
        return report();
    }

    private Report report() {
        var speed = new ResultTable(
                "who", "pages/s", "÷ WebDriver", "÷ bare CDP, as many tabs", "CPU s/page", "others' CPU %");
        var cpu = new ResultTable("CPU ms/page", "Java", "driver", "browser", "all", "beside: broker, blog, counting");
        for (String name : rounds.names()) {
            speed.row(
                    name,
                    rounds.spread(name, MeasuredRun::perSecond).text(2),
                    ratio(name, WEB_DRIVER).text(2),
                    ratio(name, name.contains("2") ? CDP_2 : CDP_1).text(2),
                    rounds.spread(name, MeasuredRun::cpuPerItem).text(3),
                    rounds.spread(name, sample -> 100 * sample.foreign()).text(0));
            cpu.row(
                    name,
                    milliseconds(name, sample -> sample.cpu().own()),
                    milliseconds(name, sample -> sample.cpu().driver()),
                    milliseconds(name, sample -> sample.cpu().browser()),
                    milliseconds(name, sample -> sample.cpu().total()),
                    milliseconds(name, MeasuredRun::helpers));
        }
        List<Aim> aims = List.of(
                Aim.atLeast(
                        "fetcher with 2 slots ÷ WebDriver",
                        ratio(FETCHER_2, WEB_DRIVER).median(),
                        1.9,
                        2.2),
                Aim.atLeast(
                        "fetcher with 2 slots ÷ bare CDP with 2 tabs",
                        ratio(FETCHER_2, CDP_2).median(),
                        0.8,
                        0.95),
                Aim.atLeast(
                        "fetcher with 1 slot ÷ bare CDP with 1 tab",
                        ratio(FETCHER_1, CDP_1).median(),
                        0.8,
                        0.95));
        return new Report(List.of(speed, cpu), aims, List.of());
    }

    private String milliseconds(String name, ToDoubleFunction<MeasuredRun> seconds) {
        return String.format(
                Locale.ROOT,
                "%.0f",
                rounds.spread(name, sample -> 1000 * seconds.applyAsDouble(sample) / sample.items())
                        .median());
    }

    /** Of the speeds. */
    private Spread ratio(String name, String to) {
        return rounds.pairs(name, to).ratio(MeasuredRun::perSecond);
    }
}
