package dev.trawl.bench.store;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.postgres.BareInserts;
import dev.trawl.bench.postgres.StockTask;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.contract.TaskId;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.PostgresProcess;
import dev.trawl.terminal.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** {@code store}: rows a second of storage. */
public final class StoreBench implements Benchmark {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    /** For each message asked for: records are small, and storage takes hundreds at once. */
    private static final int RECORDS = 10;

    private static final double RATIO = 0.7;

    /**
     * Both sides, one after the other.
     *
     * @param storage its run after the first quarter, in rows
     * @param bare rows a second
     */
    private record Round(MeasuredRun storage, double bare) {

        double ratio() {
            return storage.perSecond() / bare;
        }
    }

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
        List<StockTask> tasks = RecordStock.of(settings.messages() * RECORDS);
        List<Round> rounds = new ArrayList<>();
        settings.say("starting Kafka and Postgres; " + tasks.size() + " tasks make " + rows(tasks) + " rows");
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.startTemporary()) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            for (int round = 0; round <= settings.rounds(); round++) {
                // the first round has storage make the tables
                boolean storageFirst = round % 2 == 0;
                double before = storageFirst ? 0 : bare(database, tasks);
                MeasuredRun storage = storage(kafka, database, round, tasks, settings);
                var one = new Round(storage, storageFirst ? bare(database, tasks) : before);
                settings.say(String.format(
                        Locale.ROOT,
                        "round %d: storage %.0f rows/s, bare JDBC %.0f rows/s, %s",
                        round,
                        storage.perSecond(),
                        one.bare,
                        storage.othersText()));
                if (round > 0) {
                    rounds.add(one);
                }
            }
        }
        return report(rounds, tasks);
    }

    private static double bare(Database database, List<StockTask> tasks) {
        var bare = new BareInserts(database);
        bare.truncate();
        double speed = bare.insert(tasks);
        check("bare inserts", bare, rows(tasks));
        return speed;
    }

    private static MeasuredRun storage(
            KafkaProcess kafka, Database database, int round, List<StockTask> tasks, BenchSettings settings) {
        var tables = new BareInserts(database);
        long rows = rows(tasks);
        long articles = tasks.stream().mapToLong(StockTask::articles).sum();
        Set<TaskId> ids = tasks.stream().map(task -> task.visit().taskId()).collect(Collectors.toSet());
        try (var topics = new BenchTopics(kafka.bootstrapServers(), "store" + round + ".");
                var outcomes = new OutcomeReader(topics)) {
            if (round > 0) {
                tables.truncate();
            }
            RecordStock.publish(topics, tasks);
            try (var storage =
                    ServiceProcess.alone(Service.STORAGE, settings.run(), topics.variables(database), List.of())) {
                // the first quarter is the start of the program
                long early = awaitArticles(tables, articles / 4);
                long rest = rows * (articles - early) / articles;
                MeasuredRun run = MeasuredRun.of(() -> CpuTime.ofTree(storage.pid()), () -> {
                    awaitArticles(tables, articles);
                    return rest;
                });
                outcomes.awaitStored(ids, LIMIT);
                check("storage", tables, rows);
                return run;
            }
        }
    }

    /** Waits until pages with this number of articles are stored, and returns the number stored. */
    private static long awaitArticles(BareInserts tables, long articles) {
        if (!Pause.until(() -> tables.articlesStored() >= articles, POLL, LIMIT)) {
            throw new BenchFailed("pages with " + tables.articlesStored() + " of " + articles
                    + " articles were stored after " + LIMIT.toSeconds() + " s");
        }
        return tables.articlesStored();
    }

    private static void check(String who, BareInserts tables, long rows) {
        long there = tables.count();
        if (there != rows) {
            throw new BenchFailed(who + " left " + there + " rows, expected " + rows);
        }
    }

    private static long rows(List<StockTask> tasks) {
        return tasks.stream().mapToLong(StockTask::rows).sum();
    }

    private static Report report(List<Round> rounds, List<StockTask> tasks) {
        int records = tasks.stream().mapToInt(task -> task.records().size()).sum();
        double recordsPerRow = (double) records / rows(tasks);
        var table =
                new TextTable("who", "rows/s", "÷ bare JDBC", "messages/s", "JVM CPU ms/1000 rows", "others' CPU %");
        table.row(
                "storage",
                spread(rounds, round -> round.storage.perSecond()).text(0),
                spread(rounds, Round::ratio).text(2),
                spread(rounds, round -> round.storage.perSecond() * recordsPerRow)
                        .text(0),
                spread(rounds, round -> 1_000_000 * round.storage.cpuPerItem()).text(0),
                spread(rounds, round -> 100 * round.storage.others()).text(0));
        table.row("bare JDBC batches", spread(rounds, Round::bare).text(0), "1", "", "", "");
        double ratio = spread(rounds, Round::ratio).median();
        String caveat = String.format(
                Locale.ROOT,
                "%d records and manifests of %d tasks make %d rows in seven tables; storage without the first quarter;"
                        + " Postgres without fsync for both",
                records,
                tasks.size(),
                rows(tasks));
        return new Report(
                List.of(table),
                List.of(Aim.atLeast("rows/s of storage ÷ bare JDBC", ratio, RATIO, RATIO)),
                List.of(caveat));
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
