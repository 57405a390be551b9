package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Sample;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.measure.Table;
import dev.trawl.bench.pipeline.DemoUsers;
import dev.trawl.bench.pipeline.ListOwner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds: all contestants one after the other on the same pages, each round in another order. */
final class Contest {

    static final String WEB_DRIVER = "plain WebDriver";
    static final String CDP_1 = "bare CDP, 1 tab";
    static final String CDP_2 = "bare CDP, 2 tabs";
    static final String CDP_2_MOUSE = "bare CDP, 2 tabs, mouse";
    static final String FETCHER_1 = "fetcher, 1 slot";
    static final String FETCHER_2 = "fetcher, 2 slots";

    /** What a contestant walks before it is measured. */
    private static final int WARM_PAGES = 12;

    private final List<Contestant> contestants;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    Contest(List<Contestant> contestants) {
        this.contestants = contestants;
        contestants.forEach(one -> samples.put(one.name(), new ArrayList<>()));
    }

    Report run(BenchSettings settings) {
        List<ListOwner> few = DemoUsers.withPages(WARM_PAGES);
        List<ListOwner> users = DemoUsers.withPages(settings.pages());
        settings.say("each walks " + users.size() + " users with "
                + users.stream().mapToInt(ListOwner::pages).sum() + " pages, " + settings.rounds()
                + " rounds and one before");
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Contestant one : order(contestants, round)) {
                Sample sample = measure(one, few, users);
                settings.say(String.format(
                        Locale.ROOT,
                        "round %d: %-24s %5.2f pages/s, %.3f CPU s/page, others had %.0f %% of the CPU",
                        round,
                        one.name(),
                        sample.perSecond(),
                        sample.cpuPerItem(),
                        100 * sample.foreign()));
                if (round > 0) {
                    samples.getOrDefault(one.name(), new ArrayList<>()).add(sample);
                }
            }
        }
        return report();
    }

    /** Forwards, backwards, and each time beginning with another one. */
    static <T> List<T> order(List<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        Collections.rotate(order, round / 2);
        return round % 2 == 0 ? order : order.reversed();
    }

    private static Sample measure(Contestant one, List<ListOwner> few, List<ListOwner> users) {
        try {
            one.prepare(few);
            return Meter.measure(one::cpu, () -> one.walk(users));
        } finally {
            one.finish();
        }
    }

    private Report report() {
        var speed =
                new Table("who", "pages/s", "÷ WebDriver", "÷ bare CDP, as many tabs", "CPU s/page", "others' CPU %");
        var cpu = new Table("CPU ms/page", "Java", "driver", "browser", "all", "beside: broker, blog, counting");
        for (Contestant contestant : contestants) {
            String name = contestant.name();
            speed.row(
                    name,
                    spread(name, Sample::perSecond).text(2),
                    ratio(name, WEB_DRIVER).text(2),
                    ratio(name, name.contains("2") ? CDP_2 : CDP_1).text(2),
                    spread(name, Sample::cpuPerItem).text(3),
                    spread(name, sample -> 100 * sample.foreign()).text(0));
            cpu.row(
                    name,
                    milliseconds(name, sample -> sample.cpu().own()),
                    milliseconds(name, sample -> sample.cpu().driver()),
                    milliseconds(name, sample -> sample.cpu().browser()),
                    milliseconds(name, sample -> sample.cpu().total()),
                    milliseconds(name, Sample::helpers));
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

    private Spread spread(String name, ToDoubleFunction<Sample> figure) {
        return Spread.of(samples.getOrDefault(name, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList());
    }

    private String milliseconds(String name, ToDoubleFunction<Sample> seconds) {
        return String.format(
                Locale.ROOT,
                "%.0f",
                spread(name, sample -> 1000 * seconds.applyAsDouble(sample) / sample.items())
                        .median());
    }

    /** Of the speeds, round by round: what slowed one round slowed both. */
    private Spread ratio(String name, String to) {
        List<Sample> above = samples.getOrDefault(name, List.of());
        List<Sample> below = samples.getOrDefault(to, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < above.size(); round++) {
            ratios.add(above.get(round).perSecond() / below.get(round).perSecond());
        }
        return Spread.of(ratios);
    }
}
