package dev.trawl.bench.start;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.PostgresProcess;
import dev.trawl.devservers.process.ProcessSnapshot;
import dev.trawl.devservers.process.ProcessUsage;
import dev.trawl.terminal.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** {@code start}: start-up seconds and resident memory. */
public final class StartBench implements Benchmark {

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int SLOTS = 2;
    private static final SiteId SITE = new SiteId("demo");
    private static final CrawlId CRAWL = new CrawlId("bench");

    /** MiB; a fetcher's without its browser is less. */
    private static final double MOST = 280;

    private static final double MOST_OF_A_FETCHER = 250;

    /**
     * Memory of one service at one moment.
     *
     * @param below of what it started: for a fetcher its driver and browser
     */
    private record Footprint(ProcessUsage jvm, ProcessUsage below) {

        static Footprint of(ServiceProcess service) {
            ProcessSnapshot now = ProcessSnapshot.take();
            return new Footprint(ProcessUsage.of(now.only(service.pid())), ProcessUsage.of(now.below(service.pid())));
        }
    }

    /** One start of one service; memory when nothing was done yet, and after a crawl. */
    private record Start(Service service, double seconds, double cpu, Footprint idle, Footprint after) {

        double mostRss() {
            return Math.max(idle.jvm.rssMebibytes(), after.jvm.rssMebibytes());
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "seconds to readiness and resident memory of each service, seconds to the first row of ./trawl demo";
    }

    @Override
    public Report run(BenchSettings settings) {
        List<ListOwner> users = BenchBlog.withPages(settings.pages());
        List<Start> starts = new ArrayList<>();
        settings.say("starting Kafka, Postgres and the demo blog");
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.startTemporary();
                var blog = BenchBlog.start(settings.run())) {
            for (int round = 0; round <= settings.rounds(); round++) {
                String name = "start" + round;
                Database database = postgres.createDatabase(name, "bench", "bench");
                try (var topics = new BenchTopics(kafka.bootstrapServers(), name + ".")) {
                    List<Start> all = pipeline(topics, database, blog, users, settings);
                    starts.addAll(round == 0 ? List.of() : all);
                }
            }
        }
        List<Double> firstRows = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            double seconds = FirstRow.seconds(settings.folder());
            settings.say(String.format(Locale.ROOT, "./trawl demo: first row after %.1f s", seconds));
            firstRows.add(seconds);
        }
        return report(
                starts,
                Spread.of(firstRows),
                users.stream().mapToInt(ListOwner::pages).sum());
    }

    /** The services, one after the other, a rest, a crawl. */
    private static List<Start> pipeline(
            BenchTopics topics, Database database, BenchBlog blog, List<ListOwner> users, BenchSettings settings) {
        Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);
        Map<Service, Double> seconds = new EnumMap<>(Service.class);
        Map<Service, Double> cpu = new EnumMap<>(Service.class);
        try {
            for (Service service : Service.values()) {
                List<String> arguments = service == Service.FETCHER ? blog.fetcherSettings(SLOTS) : List.of();
                ServiceProcess process =
                        ServiceProcess.alone(service, settings.run(), topics.variables(database), arguments);
                running.put(service, process);
                seconds.put(service, process.awaitReady().toNanos() / 1e9);
                cpu.put(service, CpuTime.ofTree(process.pid()).own());
                settings.say(String.format(
                        Locale.ROOT,
                        "%s: ready after %.1f s, %.1f CPU s",
                        service.label(),
                        seconds.get(service),
                        cpu.get(service)));
            }
            Pause.of(IDLE);
            Map<Service, Footprint> idle = footprints(running);
            crawl(topics, Objects.requireNonNull(running.get(Service.SCHEDULER)), users);
            Map<Service, Footprint> after = footprints(running);
            return running.keySet().stream()
                    .map(service -> new Start(
                            service,
                            Objects.requireNonNull(seconds.get(service)),
                            Objects.requireNonNull(cpu.get(service)),
                            Objects.requireNonNull(idle.get(service)),
                            Objects.requireNonNull(after.get(service))))
                    .toList();
        } finally {
            running.values().forEach(ServiceProcess::close);
        }
    }

    private static Map<Service, Footprint> footprints(Map<Service, ServiceProcess> running) {
        Map<Service, Footprint> footprints = new EnumMap<>(Service.class);
        running.forEach((service, process) -> footprints.put(service, Footprint.of(process)));
        return footprints;
    }

    private static void crawl(BenchTopics topics, ServiceProcess scheduler, List<ListOwner> users) {
        try (var outcomes = new OutcomeReader(topics)) {
            String list = users.stream().map(ListOwner::userId).collect(Collectors.joining("\n"));
            new SchedulerApi(scheduler.address())
                    .submit(list, Map.of("site", SITE.value(), "crawl", CRAWL.value(), "scope", "list"));
            Set<TaskId> tasks = users.stream()
                    .map(user -> TaskId.of(CRAWL, new Account(SITE, new UserId(user.userId()))))
                    .collect(Collectors.toSet());
            outcomes.awaitStored(tasks, LIMIT);
        } catch (ServiceUnanswered e) {
            throw new BenchFailed("the scheduler did not accept the crawl: " + e.getMessage(), e);
        }
    }

    private static Report report(List<Start> starts, Spread firstRow, int pages) {
        var table = new TextTable(
                "service",
                "start s",
                "start CPU s",
                "idle RSS",
                "idle PSS",
                "RSS after",
                "PSS after",
                "limit RSS, MiB");
        List<Aim> aims = new ArrayList<>();
        for (Service service : Service.values()) {
            List<Start> of =
                    starts.stream().filter(one -> one.service == service).toList();
            boolean fetcher = service == Service.FETCHER;
            double most = fetcher ? MOST_OF_A_FETCHER : MOST;
            table.row(
                    fetcher ? "fetcher without its browser" : service.label(),
                    text(of, Start::seconds, 1),
                    text(of, Start::cpu, 1),
                    text(of, one -> one.idle.jvm.rssMebibytes(), 0),
                    text(of, one -> one.idle.jvm.pssMebibytes(), 0),
                    text(of, one -> one.after.jvm.rssMebibytes(), 0),
                    text(of, one -> one.after.jvm.pssMebibytes(), 0),
                    String.format(Locale.ROOT, "%.0f", most));
            if (fetcher) {
                table.row(
                        "the fetcher's driver and browser",
                        "",
                        "",
                        text(of, one -> one.idle.below.rssMebibytes(), 0),
                        text(of, one -> one.idle.below.pssMebibytes(), 0),
                        text(of, one -> one.after.below.rssMebibytes(), 0),
                        text(of, one -> one.after.below.pssMebibytes(), 0),
                        "");
            }
            double worst = of.stream().mapToDouble(Start::mostRss).max().orElse(0);
            aims.add(Aim.atMost(service.label() + ", most RSS in MiB,", worst, most, most));
        }
        var demo = new TextTable("./trawl demo", "s").row("first row in Postgres", firstRow.text(1));
        aims.add(Aim.atMost("first row of ./trawl demo, s,", firstRow.median(), 30, 20));
        return new Report(
                List.of(table, demo),
                aims,
                List.of("memory in MiB; after: when a crawl of " + pages
                        + " list pages was stored; RSS counts pages that"
                        + " processes share for each, PSS a part for each"));
    }

    private static String text(List<Start> starts, ToDoubleFunction<Start> figure, int decimals) {
        return Spread.of(starts.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }
}
