package dev.trawl.bench.publish;

import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BareProducer;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.FakeFleet;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.ServiceVariables;
import dev.trawl.bench.submit.IdList;
import dev.trawl.bench.submit.Uploads;
import dev.trawl.launcher.stack.Service;
import dev.trawl.servers.Database;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.PostgresProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code publish}: tasks a second that a scheduler publishes from a large backlog. */
public final class PublishBench implements Benchmark {

    private static final int[] SLOTS = {100, 300, 1_000};
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration BARE = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String purpose() {
        return "tasks/s published by the scheduler from a backlog of a million, against a bare producer of the same bytes";
    }

    @Override
    public Report run(BenchSettings settings) {
        var findings = new PublishFindings(settings.ids());
        settings.say("starting Kafka, a Postgres with fsync, and the scheduler");
        Path folder = settings.folder();
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.start(
                        folder.resolve("publish-postgres"), folder.resolve("publish-postgres.log"));
                var topics = new BenchTopics(kafka.bootstrapServers(), "publish.");
                var fleet = new FakeFleet(topics, Clock.systemUTC())) {
            Database database = postgres.createDatabase("bench", "bench", "bench");
            Map<String, String> variables = ServiceVariables.of(topics, database);
            variables.put("TRAWL_SITES", WideSites.in(folder).toString());
            try (var scheduler = BenchServiceProcess.start(Service.SCHEDULER, folder, variables, List.of())) {
                scheduler.awaitReady();
                enterBacklog(scheduler, settings);
                for (int slots : SLOTS) {
                    fleet.grow(slots);
                    fleet.play(WARM_UP);
                    var found = new PublishFindings.Fleet(
                            fleet.slots(), Meter.measure(() -> scheduler.tree().cpu(), () -> fleet.play(MEASURED)));
                    settings.say(found.text());
                    findings.add(found);
                }
            }
            // the first time is not measured; the topic is no longer read
            BareProducer.perSecond(topics, topics.names().tasks(), fleet.seen(), BARE);
            return findings.report(BareProducer.perSecond(topics, topics.names().tasks(), fleet.seen(), BARE));
        }
    }

    private static void enterBacklog(BenchServiceProcess scheduler, BenchSettings settings) {
        settings.say("entering a backlog of " + settings.ids());
        Path file = new IdList(0, settings.ids()).writeTo(settings.folder().resolve("ids.txt"));
        try (var uploads = new Uploads(scheduler.address())) {
            uploads.send("backlog", file);
        }
    }
}
