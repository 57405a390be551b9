package dev.trawl.bench.start;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchBlogProcess;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.DemoFetcherSettings;
import dev.trawl.bench.pipeline.DemoUsers;
import dev.trawl.bench.pipeline.ListOwner;
import dev.trawl.launcher.crawl.SchedulerApi;
import dev.trawl.launcher.crawl.ServiceUnanswered;
import dev.trawl.launcher.stack.Service;
import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.servers.Database;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.PostgresProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code start}: start-up seconds and resident memory. */
public final class StartBench implements Benchmark {

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final SiteId SITE = new SiteId("demo");
    private static final CrawlId CRAWL = new CrawlId("bench");

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
        List<ListOwner> users = DemoUsers.withPages(settings.pages());
        var rounds = new StartRounds();
        settings.say("starting Kafka, Postgres and the demo blog");
        try (var kafka = KafkaProcess.startTemporary();
                var postgres = PostgresProcess.startTemporary();
                var blog = BenchBlogProcess.start(settings.folder())) {
            for (int round = 0; round <= settings.rounds(); round++) {
                String name = "start" + round;
                Database database = postgres.createDatabase(name, "bench", "bench");
                try (var topics = new BenchTopics(kafka.bootstrapServers(), name + ".")) {
                    pipeline(topics, database, blog, users, settings, round == 0 ? new StartRounds() : rounds);
                }
            }
        }
        for (int round = 0; round < settings.rounds(); round++) {
            double seconds = FirstRow.seconds(settings.folder());
            settings.say(String.format(Locale.ROOT, "./trawl demo: first row after %.1f s", seconds));
            rounds.addFirstRow(seconds);
        }
        return rounds.report(users.stream().mapToInt(ListOwner::pages).sum());
    }

    /** The services, one after the other, a rest, a crawl. */
    private static void pipeline(
            BenchTopics topics,
            Database database,
            BenchBlogProcess blog,
            List<ListOwner> users,
            BenchSettings settings,
            StartRounds rounds) {
        Map<String, String> variables = new HashMap<>(topics.variables());
        variables.put("TRAWL_DB_URL", database.jdbcUrl());
        variables.put("TRAWL_DB_USER", database.user());
        variables.put("TRAWL_DB_PASSWORD", database.password());
        try (var running = new RunningServices()) {
            for (Service service : Service.values()) {
                List<String> arguments = service == Service.FETCHER ? DemoFetcherSettings.of(2, blog) : List.of();
                running.start(service, settings.folder(), variables, arguments);
                settings.say(running.text(service));
            }
            Pause.of(IDLE);
            Map<Service, Footprint> idle = running.footprints();
            crawl(topics, running.process(Service.SCHEDULER), users);
            Map<Service, Footprint> after = running.footprints();
            for (Service service : Service.values()) {
                rounds.add(service, running.one(service, idle, after));
            }
        }
    }

    private static void crawl(BenchTopics topics, BenchServiceProcess scheduler, List<ListOwner> users) {
        try (var outcomes = new OutcomeReader(topics)) {
            String list = users.stream().map(ListOwner::userId).collect(Collectors.joining("\n"));
            new SchedulerApi(scheduler.address().toString())
                    .submit(list, Map.of("site", SITE.value(), "crawl", CRAWL.value(), "scope", "list"));
            Set<TaskId> tasks = users.stream()
                    .map(user -> TaskId.of(CRAWL, new Account(SITE, new UserId(user.userId()))))
                    .collect(Collectors.toSet());
            outcomes.awaitStored(tasks, LIMIT);
        } catch (ServiceUnanswered e) {
            throw new BenchFailed("the scheduler did not take the crawl: " + e.getMessage(), e);
        }
    }
}
