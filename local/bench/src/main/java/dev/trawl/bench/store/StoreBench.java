package dev.trawl.bench.store;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.postgres.BareInserts;
import dev.trawl.launcher.stack.Service;
import dev.trawl.servers.Database;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.PostgresProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code store}: rows a second of storage. */
public final class StoreBench implements Benchmark {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    /** For each message asked for: records are small, and storage takes hundreds at once. */
    private static final int RECORDS = 10;

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String purpose() {
        return "rows/s of storage from a filled crawl.records, against bare JDBC batches into the same tables";
    }

    @Override
    public Report run(BenchSettings settings) {
        TestData testData = new TestData(RecordStock.of(settings.messages() * RECORDS));
        var rounds = new StoreRounds(testData);
        settings.say(
                "starting Kafka and Postgres; " + testData.tasks().size() + " tasks make " + testData.rows() + " rows");
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.startTemporary()) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            var bare = new BareInserts(database);
            for (int round = 0; round <= settings.rounds(); round++) {
                // the first round has storage make the tables
                boolean storageFirst = round % 2 == 0;
                double before = storageFirst ? 0 : bare(bare, testData);
                StoreRounds.Storage storage = storage(kafka, database, bare, round, testData, settings);
                var one = new StoreRounds.Round(storage, storageFirst ? bare(bare, testData) : before);
                settings.say(one.text(round));
                if (round > 0) {
                    rounds.add(one);
                }
            }
        }
        return rounds.report();
    }

    private static double bare(BareInserts bare, TestData testData) {
        bare.truncate();
        double speed = bare.insert(testData.tasks());
        check("bare inserts", bare, testData.rows());
        return speed;
    }

    private static StoreRounds.Storage storage(
            KafkaProcess kafka,
            Database database,
            BareInserts bare,
            int round,
            TestData testData,
            BenchSettings settings) {
        try (var topics = new BenchTopics(kafka.bootstrapServers(), "store" + round + ".");
                var outcomes = new OutcomeReader(topics)) {
            if (round > 0) {
                bare.truncate();
            }
            RecordStock.publish(topics, testData.tasks());
            Map<String, String> variables = new HashMap<>(topics.variables());
            variables.put("TRAWL_DB_URL", database.jdbcUrl());
            variables.put("TRAWL_DB_USER", database.user());
            variables.put("TRAWL_DB_PASSWORD", database.password());
            try (var storage = BenchServiceProcess.start(Service.STORAGE, settings.folder(), variables, List.of())) {
                // the first quarter is the start of the program
                long early = awaitArticles(bare, testData.articles() / 4);
                long rest = testData.rows() * (testData.articles() - early) / testData.articles();
                MeasuredRun measuredRun = Meter.measure(() -> storage.tree().cpu(), () -> {
                    awaitArticles(bare, testData.articles());
                    return rest;
                });
                outcomes.awaitStored(testData.taskIds(), LIMIT);
                check("storage", bare, testData.rows());
                return new StoreRounds.Storage(measuredRun);
            }
        }
    }

    /** Waits until pages with this number of articles are stored, and returns the number stored. */
    private static long awaitArticles(BareInserts bare, long articles) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            long stored = bare.articlesStored();
            if (stored >= articles) {
                return stored;
            }
            Pause.of(POLL);
        }
        throw new BenchFailed("pages with " + bare.articlesStored() + " of " + articles + " articles were stored after "
                + LIMIT.toSeconds() + " s");
    }

    private static void check(String who, BareInserts bare, long rows) {
        long there = bare.count();
        if (there != rows) {
            throw new BenchFailed(who + " left " + there + " rows, expected " + rows);
        }
    }
}
