package dev.trawl.bench.latency;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.MeasuredProcesses;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.Percentiles;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.parse.PageStock;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.ServiceVariables;
import dev.trawl.bench.postgres.PageRow;
import dev.trawl.launcher.stack.Service;
import dev.trawl.messages.CapturedPage;
import dev.trawl.servers.Database;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.PostgresProcess;
import dev.trawl.servers.ServerFiles;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code latency}: from a page captured to its rows in Postgres, when nothing else is to be done. */
public final class LatencyBench implements Benchmark {

    private static final int CAPTURED = 60;
    private static final int WARM_UP = 60;

    /** In each round. */
    private static final int PAGES = 50;

    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double MEDIAN = 100;
    private static final double SLOWEST = 500;

    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String purpose() {
        return "milliseconds from a page captured to its rows visible in Postgres, through parser and storage at rest";
    }

    @Override
    public Report run(BenchSettings settings) {
        SiteFile site = SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml"));
        settings.say("capturing " + CAPTURED + " list pages of the demo blog");
        PageStock stock = PageStock.capture(site, settings.folder(), CAPTURED);
        settings.say("starting Kafka, a Postgres with fsync, parser and storage");
        Path folder = settings.folder();
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.start(
                        folder.resolve("latency-postgres"), folder.resolve("latency-postgres.log"));
                var topics = new BenchTopics(kafka.bootstrapServers(), "latency.")) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            Map<String, String> variables = ServiceVariables.of(topics, database);
            try (var parser = BenchServiceProcess.start(Service.PARSER, folder, variables, List.of());
                    var storage = BenchServiceProcess.start(Service.STORAGE, folder, variables, List.of())) {
                parser.awaitReady();
                storage.awaitReady();
                return measure(topics, database, stock, settings);
            }
        }
    }

    private Report measure(BenchTopics topics, Database database, PageStock stock, BenchSettings settings) {
        int pages = PAGES * settings.rounds();
        try (var rows = PageRow.in(database)) {
            for (int i = 0; i < WARM_UP; i++) {
                milliseconds(topics, rows, stock.page(i, clock.instant()));
            }
            settings.say("sending " + pages + " pages, one every " + PACE.toMillis() + " ms");
            List<Double> times = new ArrayList<>();
            MeasuredRun measuredRun = Meter.measure(LatencyBench::ours, () -> {
                for (int i = WARM_UP; i < WARM_UP + pages; i++) {
                    long next = System.nanoTime() + PACE.toNanos();
                    times.add(milliseconds(topics, rows, stock.page(i, clock.instant())));
                    Pause.of(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                }
                return pages;
            });
            return report(new Percentiles(times), measuredRun, stock);
        }
    }

    private static CpuTime ours() {
        return MeasuredProcesses.ours().cpu();
    }

    private static double milliseconds(BenchTopics topics, PageRow rows, CapturedPage page) {
        long start = System.nanoTime();
        topics.send(topics.names().pages(), page.visit().account().key(), page.headers(), page.html());
        topics.flush();
        return (rows.await(page, LIMIT) - start) / 1e6;
    }

    private static Report report(Percentiles times, MeasuredRun measuredRun, PageStock stock) {
        var table = new ResultTable("pages", "p50, ms", "p90, ms", "p99, ms", "slowest, ms", "others' CPU %")
                .row(
                        Integer.toString(times.count()),
                        milliseconds(times.at(50)),
                        milliseconds(times.at(90)),
                        milliseconds(times.at(99)),
                        milliseconds(times.at(100)),
                        milliseconds(100 * measuredRun.foreign()));
        return new Report(
                List.of(table),
                List.of(
                        Aim.atMost("p50 from capture to rows, ms", times.at(50), MEDIAN, MEDIAN),
                        Aim.atMost("p99 from capture to rows, ms", times.at(99), SLOWEST, SLOWEST)),
                List.of(String.format(
                        Locale.ROOT,
                        "list pages of %.0f KB, one every %d ms; the reader that waits for the rows asks every millisecond",
                        stock.meanKilobytes(),
                        PACE.toMillis())));
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
