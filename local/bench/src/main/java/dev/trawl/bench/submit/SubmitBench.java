package dev.trawl.bench.submit;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.PeakMemory;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.JvmHeap;
import dev.trawl.bench.pipeline.ServiceVariables;
import dev.trawl.bench.postgres.BareCopy;
import dev.trawl.bench.postgres.LedgerRows;
import dev.trawl.launcher.stack.Service;
import dev.trawl.servers.Database;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.PostgresProcess;
import java.nio.file.Path;
import java.util.List;

/** {@code submit}: user IDs a second that the scheduler accepts, and its memory meanwhile. */
public final class SubmitBench implements Benchmark {

    /** Shares of the largest upload: the first one is not measured. */
    private static final int[] PARTS = {50, 10, 2, 1};

    private static final int CALLS = 5_000;

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public String purpose() {
        return "user IDs/s accepted and durable in one upload, against a bare COPY of the same rows; 5,000 submissions at once";
    }

    @Override
    public Report run(BenchSettings settings) {
        var findings = new SubmitFindings();
        settings.say("starting Kafka, a Postgres with fsync, and the scheduler");
        Path folder = settings.folder();
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.start(
                        folder.resolve("submit-postgres"), folder.resolve("submit-postgres.log"));
                var topics = new BenchTopics(kafka.bootstrapServers(), "submit.")) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            try (var scheduler = BenchServiceProcess.start(
                    Service.SCHEDULER, folder, ServiceVariables.of(topics, database), List.of())) {
                scheduler.awaitReady();
                uploads(scheduler, database, settings, findings);
                calls(scheduler, database, settings, findings);
            }
        }
        return findings.report();
    }

    private static void uploads(
            BenchServiceProcess scheduler, Database database, BenchSettings settings, SubmitFindings findings) {
        BareCopy copy = BareCopy.beside(database);
        int first = 0;
        for (int part : PARTS) {
            var list = new IdList(first, Math.max(1, settings.ids() / part));
            first += list.count();
            SubmitFindings.Upload upload = upload(scheduler, copy, list, settings.folder());
            settings.say(upload.text());
            if (part != PARTS[0]) {
                findings.add(list.count(), upload);
            }
        }
    }

    private static SubmitFindings.Upload upload(
            BenchServiceProcess scheduler, BareCopy copy, IdList list, Path folder) {
        Path file = list.writeTo(folder.resolve("ids.txt"));
        String crawl = "upload-" + list.count();
        try (var uploads = new Uploads(scheduler.address());
                var heap = new JvmHeap(scheduler.address());
                var memory = PeakMemory.watch(scheduler.tree(), heap::used)) {
            MeasuredRun measuredRun = Meter.measure(() -> scheduler.tree().cpu(), () -> uploads.send(crawl, file));
            if (measuredRun.items() != list.count()) {
                throw new BenchFailed(measuredRun.items() + " IDs were accepted, expected " + list.count());
            }
            PeakMemory.Peak peak = memory.peak();
            return new SubmitFindings.Upload(measuredRun, peak, copy.enter(crawl, folder));
        }
    }

    private static void calls(
            BenchServiceProcess scheduler, Database database, BenchSettings settings, SubmitFindings findings) {
        String name = "crowd-";
        try (var concurrentSubmitters = new ConcurrentSubmitters(scheduler.address(), name)) {
            ConcurrentSubmitters.Answers answers = concurrentSubmitters.submit(CALLS);
            var ledger = new LedgerRows(database);
            if (ledger.crawls(name) != CALLS) {
                throw new BenchFailed("the ledger has " + ledger.crawls(name) + " crawls, expected " + CALLS);
            }
            var calls =
                    new SubmitFindings.Calls(answers, (long) CALLS * ConcurrentSubmitters.USERS - ledger.tasks(name));
            settings.say(calls.text());
            findings.add(calls);
        }
    }
}
