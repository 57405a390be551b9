package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Pairs;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.pipeline.DemoUsers;
import dev.trawl.bench.pipeline.ListOwner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All contenders one after the other on the same pages, each round in another order, and what was measured. */
final class Rounds {

    /** What a contender walks before it is measured. */
    private static final int WARM_PAGES = 12;

    private final List<Contender> contenders;
    private final Map<String, List<MeasuredRun>> samples = new LinkedHashMap<>();

    Rounds(List<Contender> contenders) {
        this.contenders = contenders;
        contenders.forEach(one -> samples.put(one.name(), new ArrayList<>()));
    }

    /** One round more than the settings say: the first is not counted. */
    void run(BenchSettings settings) {
        List<ListOwner> few = DemoUsers.withPages(WARM_PAGES);
        List<ListOwner> users = DemoUsers.withPages(settings.pages());
        settings.say("each walks " + users.size() + " users with "
                + users.stream().mapToInt(ListOwner::pages).sum() + " pages, " + settings.rounds()
                + " rounds and one before");
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Contender one : order(contenders, round)) {
                MeasuredRun measuredRun = measure(one, few, users);
                settings.say(String.format(
                        Locale.ROOT,
                        "round %d: %-27s %5.2f pages/s, %.3f CPU s/page, others had %.0f %% of the CPU",
                        round,
                        one.name(),
                        measuredRun.perSecond(),
                        measuredRun.cpuPerItem(),
                        100 * measuredRun.foreign()));
                if (round > 0) {
                    samples(one.name()).add(measuredRun);
                }
            }
        }
    }

    /** Forwards, backwards, and each time beginning with another one. */
    static <T> List<T> order(List<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        Collections.rotate(order, round / 2);
        return round % 2 == 0 ? order : order.reversed();
    }

    private static MeasuredRun measure(Contender one, List<ListOwner> few, List<ListOwner> users) {
        try {
            one.prepare(few);
            return Meter.measure(one::cpu, () -> one.walk(users));
        } finally {
            one.finish();
        }
    }

    /** In the order that they were given. */
    List<String> names() {
        return contenders.stream().map(Contender::name).toList();
    }

    Spread spread(String name, ToDoubleFunction<MeasuredRun> figure) {
        return Spread.of(samples(name).stream().map(figure::applyAsDouble).toList());
    }

    Pairs pairs(String with, String without) {
        return new Pairs(samples(with), samples(without));
    }

    private List<MeasuredRun> samples(String name) {
        List<MeasuredRun> found = samples.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no contender is called " + name);
        }
        return found;
    }
}
