package dev.trawl.bench.start;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import dev.trawl.bench.measure.Spread;
import dev.trawl.launcher.stack.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the rounds of {@link StartBench} gave. */
final class StartRounds {

    /** MiB; of a fetcher without its browser less. */
    private static final double MOST = 280;

    private static final double MOST_OF_A_FETCHER = 250;

    private final Map<Service, List<One>> services = new EnumMap<>(Service.class);
    private final List<Double> firstRows = new ArrayList<>();

    /** One start of one service. */
    record One(double seconds, double cpu, Footprint idle, Footprint after) {}

    void add(Service service, One one) {
        services.computeIfAbsent(service, key -> new ArrayList<>()).add(one);
    }

    void addFirstRow(double seconds) {
        firstRows.add(seconds);
    }

    Report report(int pages) {
        var table = new ResultTable(
                "service",
                "start s",
                "start CPU s",
                "idle RSS",
                "idle PSS",
                "RSS after",
                "PSS after",
                "limit RSS, MiB");
        List<Aim> aims = new ArrayList<>();
        for (Service service : services.keySet()) {
            double most = service == Service.FETCHER ? MOST_OF_A_FETCHER : MOST;
            table.row(
                    service == Service.FETCHER ? "fetcher without its browser" : service.label(),
                    spread(service, One::seconds).text(1),
                    spread(service, One::cpu).text(1),
                    spread(service, one -> one.idle().jvm().rssMebibytes()).text(0),
                    spread(service, one -> one.idle().jvm().pssMebibytes()).text(0),
                    spread(service, one -> one.after().jvm().rssMebibytes()).text(0),
                    spread(service, one -> one.after().jvm().pssMebibytes()).text(0),
                    String.format(Locale.ROOT, "%.0f", most));
            if (service == Service.FETCHER) {
                table.row(
                        "the fetcher's driver and browser",
                        "",
                        "",
                        spread(Service.FETCHER, one -> one.idle().below().rssMebibytes())
                                .text(0),
                        spread(Service.FETCHER, one -> one.idle().below().pssMebibytes())
                                .text(0),
                        spread(Service.FETCHER, one -> one.after().below().rssMebibytes())
                                .text(0),
                        spread(Service.FETCHER, one -> one.after().below().pssMebibytes())
                                .text(0),
                        "");
            }
            double worst = Math.max(
                    spread(service, one -> one.idle().jvm().rssMebibytes()).max(),
                    spread(service, one -> one.after().jvm().rssMebibytes()).max());
            aims.add(Aim.atMost(service.label() + ", most RSS in MiB,", worst, most, most));
        }
        Spread first = Spread.of(firstRows);
        var demo = new ResultTable("./trawl demo", "s").row("first row in Postgres", first.text(1));
        aims.add(Aim.atMost("first row of ./trawl demo, s,", first.median(), 30, 20));
        return new Report(
                List.of(table, demo),
                aims,
                List.of("memory in MiB; after: when a crawl of " + pages
                        + " list pages was stored; RSS counts pages that"
                        + " processes share for each, PSS a part for each"));
    }

    private Spread spread(Service service, ToDoubleFunction<One> figure) {
        return Spread.of(services.getOrDefault(service, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList());
    }
}
