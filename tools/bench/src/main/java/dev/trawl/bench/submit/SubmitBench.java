package dev.trawl.bench.submit;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.PeakMemory;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.postgres.BareCopy;
import dev.trawl.bench.postgres.LedgerRows;
import dev.trawl.cli.crawl.JsonHttp;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.PostgresProcess;
import dev.trawl.terminal.TextTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code submit}: user IDs a second that the scheduler accepts, and its memory meanwhile. */
public final class SubmitBench implements Benchmark {

    /** Shares of the largest upload: the first one is not measured. */
    private static final int[] PARTS = {50, 10, 2, 1};

    private static final int CALLS = 5_000;
    private static final Duration UPLOAD = Duration.ofMinutes(10);
    private static final double RATIO = 0.5;

    /** As the soak calls a memory flat. */
    private static final double FLAT = 1.15;

    /**
     * One large upload.
     *
     * @param run of the scheduler, in user IDs
     * @param peak the most resident memory of the scheduler meanwhile, in MiB
     * @param bare user IDs a second of the COPY
     */
    private record Upload(MeasuredRun run, double peak, double bare) {

        double ratio() {
            return run.perSecond() / bare;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d IDs: %.0f IDs/s, bare COPY %.0f, ratio %.2f; peak RSS %.0f MiB; %s",
                    run.items(),
                    run.perSecond(),
                    bare,
                    ratio(),
                    peak,
                    run.othersText());
        }
    }

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public String purpose() {
        return "user IDs/s accepted and durable in one upload, against a bare COPY of the same rows; 5,000 at once";
    }

    @Override
    public Report run(BenchSettings settings) {
        settings.say("starting Kafka, a Postgres with fsync, and the scheduler");
        Path folder = settings.folder();
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.start(
                        folder.resolve("submit-postgres"), folder.resolve("submit-postgres.log"));
                var topics = new BenchTopics(kafka.bootstrapServers(), "submit.")) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            try (var scheduler =
                    ServiceProcess.alone(Service.SCHEDULER, settings.run(), topics.variables(database), List.of())) {
                scheduler.awaitReady();
                return report(uploads(scheduler, database, settings), calls(scheduler, database, settings));
            }
        }
    }

    private static List<Upload> uploads(ServiceProcess scheduler, Database database, BenchSettings settings) {
        BareCopy copy = BareCopy.beside(database);
        List<Upload> uploads = new ArrayList<>();
        int first = 0;
        for (int part : PARTS) {
            var list = new IdList(first, Math.max(1, settings.ids() / part));
            first += list.count();
            Upload upload = upload(scheduler, copy, list, settings.folder());
            settings.say(upload.text());
            uploads.add(upload);
        }
        return uploads.subList(1, uploads.size());
    }

    private static Upload upload(ServiceProcess scheduler, BareCopy copy, IdList list, Path folder) {
        Path file = list.writeTo(folder.resolve("ids.txt"));
        String crawl = "upload-" + list.count();
        var http = new JsonHttp(scheduler.address(), UPLOAD);
        PeakMemory memory = PeakMemory.of(scheduler.pid());
        MeasuredRun run = MeasuredRun.of(() -> CpuTime.ofTree(scheduler.pid()), () -> send(http, crawl, file));
        double peak = memory.mebibytes();
        if (run.items() != list.count()) {
            throw new BenchFailed(run.items() + " IDs were accepted, expected " + list.count());
        }
        return new Upload(run, peak, copy.enter(crawl, folder));
    }

    /** Returns the number of IDs that were accepted, when the scheduler has answered: then they are durable. */
    private static long send(JsonHttp http, String crawl, Path file) {
        try {
            return http.postFile("/api/crawls?site=demo&crawl=" + crawl, file)
                    .path("accepted")
                    .asLong();
        } catch (ServiceUnanswered e) {
            throw BenchFailed.unanswered("the scheduler did not accept an upload: " + e.getMessage(), e);
        }
    }

    private static ConcurrentSubmitters.Answers calls(
            ServiceProcess scheduler, Database database, BenchSettings settings) {
        String name = "concurrent-";
        try (var submitters = new ConcurrentSubmitters(URI.create(scheduler.address()), name)) {
            ConcurrentSubmitters.Answers answers = submitters.submit(CALLS);
            var ledger = new LedgerRows(database);
            long tasks = ledger.tasks(name);
            if (ledger.crawls(name) != CALLS) {
                throw new BenchFailed("the ledger has " + ledger.crawls(name) + " crawls, expected " + CALLS);
            }
            ConcurrentSubmitters.Answers compared = answers.withLost((long) CALLS * ConcurrentSubmitters.USERS - tasks);
            settings.say(compared.text());
            return compared;
        }
    }

    private static Report report(List<Upload> uploads, ConcurrentSubmitters.Answers calls) {
        var large = new TextTable(
                "user IDs in one upload",
                "IDs/s",
                "bare COPY, IDs/s",
                "÷ bare COPY",
                "JVM CPU ms/1000 IDs",
                "peak RSS, MiB",
                "others' CPU %");
        uploads.forEach(upload -> large.row(
                text("%,d", upload.run.items()),
                text("%.0f", upload.run.perSecond()),
                text("%.0f", upload.bare),
                text("%.2f", upload.ratio()),
                text("%.0f", 1_000_000 * upload.run.cpuPerItem()),
                text("%.0f", upload.peak),
                text("%.0f", 100 * upload.run.others())));
        var small = new TextTable(
                        "submissions at once",
                        "all accepted after, s",
                        "asked to come back",
                        "connections broken",
                        "tasks lost")
                .row(
                        text("%,d", calls.accepted()),
                        text("%.1f", calls.slowest()),
                        Long.toString(calls.comeBacks()),
                        Long.toString(calls.broken()),
                        Long.toString(calls.lost()));
        Upload least = uploads.getFirst();
        Upload most = uploads.getLast();
        String ids = text("IDs/s of %,d in one upload ÷ bare COPY", most.run.items());
        String flat = text("peak RSS with %,d ÷ that with %,d", most.run.items(), least.run.items());
        return new Report(
                List.of(large, small),
                List.of(
                        Aim.atLeast(ids, most.ratio(), RATIO, RATIO),
                        Aim.atMost(flat, most.peak / least.peak, FLAT, FLAT),
                        Aim.atMost("tasks lost of submissions at once", calls.lost(), 0, 0)),
                List.of("each size once, whatever --rounds says; the tables fill up from one to the next"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
