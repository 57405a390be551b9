package dev.trawl.bench.store;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Sample;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.messaging.OutcomeReader.Seen;
import dev.trawl.bench.pipeline.ServiceProcess;
import dev.trawl.bench.postgres.BareInserts;
import dev.trawl.bench.postgres.StockTask;
import dev.trawl.launcher.stack.Service;
import dev.trawl.messages.TaskId;
import dev.trawl.servers.Database;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.PostgresProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code store}: rows a second of storage. */
public final class StoreBench implements Benchmark {

    private static final Duration LIMIT = Duration.ofMinutes(5);

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
        List<StockTask> tasks = RecordStock.of(settings.messages());
        long rows = tasks.stream().mapToLong(StockTask::rows).sum();
        var rounds = new StoreRounds(tasks.size(), settings.messages(), rows);
        settings.say("starting Kafka and Postgres; " + tasks.size() + " tasks make " + rows + " rows");
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.startTemporary()) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            var bare = new BareInserts(database);
            for (int round = 0; round <= settings.rounds(); round++) {
                // the first round has storage make the tables
                boolean storageFirst = round % 2 == 0;
                double before = storageFirst ? 0 : bare(bare, tasks, rows);
                StoreRounds.Storage storage = storage(kafka, database, bare, round, tasks, rows, settings);
                var one = new StoreRounds.Round(storage, storageFirst ? bare(bare, tasks, rows) : before);
                settings.say(one.text(round));
                if (round > 0) {
                    rounds.add(one);
                }
            }
        }
        return rounds.report();
    }

    private static double bare(BareInserts bare, List<StockTask> tasks, long rows) {
        bare.truncate();
        double speed = bare.insert(tasks);
        check("bare inserts", bare, rows);
        return speed;
    }

    private static StoreRounds.Storage storage(
            KafkaProcess kafka,
            Database database,
            BareInserts bare,
            int round,
            List<StockTask> tasks,
            long rows,
            BenchSettings settings) {
        try (var topics = new BenchTopics(kafka.bootstrapServers(), "store" + round + ".");
                var outcomes = new OutcomeReader(topics)) {
            if (round > 0) {
                bare.truncate();
            }
            RecordStock.publish(topics, tasks);
            Map<String, String> variables = new HashMap<>(topics.variables());
            variables.put("TRAWL_DB_URL", database.jdbcUrl());
            variables.put("TRAWL_DB_USER", database.user());
            variables.put("TRAWL_DB_PASSWORD", database.password());
            Map<TaskId, Integer> byTask =
                    tasks.stream().collect(Collectors.toMap(task -> task.visit().taskId(), StockTask::rows));
            List<Seen> stored = new ArrayList<>();
            try (var storage = ServiceProcess.start(Service.STORAGE, settings.folder(), variables, List.of())) {
                Set<TaskId> open = byTask.keySet().stream().collect(Collectors.toCollection(HashSet::new));
                // the first quarter is the start of the program
                stored.addAll(outcomes.awaitStored(open, open.size() * 3 / 4, LIMIT));
                long rest = open.stream()
                        .mapToLong(task -> byTask.getOrDefault(task, 0))
                        .sum();
                Sample sample = Meter.measure(() -> storage.tree().cpu(), () -> {
                    stored.addAll(outcomes.awaitStored(open, 0, LIMIT));
                    return rest;
                });
                check("storage", bare, rows);
                return new StoreRounds.Storage(speed(stored, byTask), sample);
            }
        }
    }

    private static void check(String who, BareInserts bare, long rows) {
        long there = bare.count();
        if (there != rows) {
            throw new BenchFailed(who + " left " + there + " rows, expected " + rows);
        }
    }

    /** Rows of the tasks stored after the first quarter of them, over the time that took. */
    static double speed(List<Seen> stored, Map<TaskId, Integer> rows) {
        List<Seen> ordered =
                stored.stream().sorted(Comparator.comparingLong(Seen::millis)).toList();
        long from = ordered.get(ordered.size() / 4).millis();
        long to = ordered.getLast().millis();
        if (to <= from) {
            throw new BenchFailed(ordered.size() + " tasks are too few to measure a speed: raise --messages");
        }
        long sum = ordered.stream()
                .filter(seen -> seen.millis() > from)
                .mapToLong(seen -> rows.getOrDefault(seen.outcome().visit().taskId(), 0))
                .sum();
        return sum * 1000.0 / (to - from);
    }
}
