package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Pairs;
import dev.trawl.bench.measure.Sample;
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

/** All contestants one after the other on the same pages, each round in another order, and what was measured. */
final class Rounds {

    /** What a contestant walks before it is measured. */
    private static final int WARM_PAGES = 12;

    private final List<Contestant> contestants;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    Rounds(List<Contestant> contestants) {
        this.contestants = contestants;
        contestants.forEach(one -> samples.put(one.name(), new ArrayList<>()));
    }

    /** One round more than the settings say: the first is not counted. */
    void run(BenchSettings settings) {
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
                        "round %d: %-27s %5.2f pages/s, %.3f CPU s/page, others had %.0f %% of the CPU",
                        round,
                        one.name(),
                        sample.perSecond(),
                        sample.cpuPerItem(),
                        100 * sample.foreign()));
                if (round > 0) {
                    samples(one.name()).add(sample);
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

    private static Sample measure(Contestant one, List<ListOwner> few, List<ListOwner> users) {
        try {
            one.prepare(few);
            return Meter.measure(one::cpu, () -> one.walk(users));
        } finally {
            one.finish();
        }
    }

    /** In the order that they were given. */
    List<String> names() {
        return contestants.stream().map(Contestant::name).toList();
    }

    Spread spread(String name, ToDoubleFunction<Sample> figure) {
        return Spread.of(samples(name).stream().map(figure::applyAsDouble).toList());
    }

    Pairs pairs(String with, String without) {
        return new Pairs(samples(with), samples(without));
    }

    private List<Sample> samples(String name) {
        List<Sample> found = samples.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no contestant is called " + name);
        }
        return found;
    }
}
