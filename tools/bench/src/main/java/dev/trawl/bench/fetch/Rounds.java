package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** All contenders one after the other on the same pages, each round in another order, and what was measured. */
final class Rounds {

    /** What a contender visits before it is measured. */
    private static final int WARM_PAGES = 12;

    private final List<Contender> contenders;
    private final Map<String, List<MeasuredRun>> runs = new LinkedHashMap<>();

    Rounds(List<Contender> contenders) {
        this.contenders = contenders;
        contenders.forEach(one -> runs.put(one.name(), new ArrayList<>()));
    }

    /** One round more than the settings say: the first is not counted. */
    void run(BenchSettings settings) {
        List<ListOwner> few = BenchBlog.withPages(WARM_PAGES);
        List<ListOwner> users = BenchBlog.withPages(settings.pages());
        settings.say("each visits " + users.size() + " users with "
                + users.stream().mapToInt(ListOwner::pages).sum() + " pages, " + settings.rounds()
                + " rounds and one before");
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Contender one : order(contenders, round)) {
                MeasuredRun run = measure(one, few, users);
                settings.say(String.format(
                        Locale.ROOT,
                        "round %d: %-27s %5.2f pages/s, %.3f CPU s/page, %s",
                        round,
                        one.name(),
                        run.perSecond(),
                        run.cpuPerItem(),
                        run.othersText()));
                if (round > 0) {
                    of(one.name()).add(run);
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
            return MeasuredRun.of(one::cpu, () -> one.walk(users));
        } finally {
            one.finish();
        }
    }

    /** In the order of the contenders. */
    List<String> names() {
        return contenders.stream().map(Contender::name).toList();
    }

    Spread spread(String name, ToDoubleFunction<MeasuredRun> figure) {
        return MeasuredRun.spread(of(name), figure);
    }

    /** Of the speeds. */
    Spread ratio(String name, String to) {
        return MeasuredRun.ratio(of(name), of(to));
    }

    private List<MeasuredRun> of(String name) {
        return Objects.requireNonNull(runs.get(name), () -> "no contender is called " + name);
    }

    /** A program that visits users' lists. One thread. */
    interface Contender {

        String name();

        /** Gets ready for a measurement; not measured. */
        void prepare(List<ListOwner> few);

        /** @return the number of pages captured */
        int walk(List<ListOwner> users);

        /** CPU time so far; only differences between {@link #prepare} and {@link #finish} have a meaning. */
        CpuTime cpu();

        /** After a measurement. */
        void finish();
    }
}
