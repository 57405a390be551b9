package dev.trawl.bench.takeover;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.Drain;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import dev.trawl.bench.takeover.Takeovers.FetcherFault;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.devservers.KafkaProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code takeover}: from the end of a fetcher in the middle of a visit to the next visit of the same task by another one. */
public final class TakeoverBench implements Benchmark {

    private static final SiteId SITE = new SiteId("demo");
    private static final CrawlId CRAWL = new CrawlId("bench");

    /** Before each page, so that a signal can come in the middle of a visit. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    private static final VisitLimits LIMITS = new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(20));
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Pages of the lists that are visited. */
    private static final int LONG = 5;

    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public String purpose() {
        return "seconds until another fetcher goes on after a SIGKILL of the first, and after its host has fallen silent";
    }

    @Override
    public Report run(BenchSettings settings) {
        var takeovers = new Takeovers();
        Iterator<ListOwner> users = BenchBlog.longestFirst().stream()
                .filter(user -> user.pages() >= LONG)
                .iterator();
        settings.say("starting Kafka, the demo blog and two fetchers");
        try (var kafka = KafkaProcess.startTemporary();
                var blog = BenchBlog.start(settings.run());
                var topics = new BenchTopics(kafka.bootstrapServers(), "takeover.");
                var outcomes = new OutcomeReader(topics);
                var fetchers = new TwoFetchers(settings.run(), topics.variables(), blog)) {
            for (FetcherFault fault : faults(settings.rounds())) {
                fetchers.complete();
                double seconds = takeover(fault, users.next(), topics, outcomes, fetchers);
                settings.say(String.format(
                        Locale.ROOT, "one fetcher %s: the other began after %.2f s", fault.text(), seconds));
                takeovers.add(fault, seconds);
            }
        }
        return takeovers.report();
    }

    /** Two kills a round, and half as many silences: each of those takes a quarter of a minute. */
    private static List<FetcherFault> faults(int rounds) {
        return Stream.concat(
                        Collections.nCopies(2 * rounds, FetcherFault.KILLED).stream(),
                        Collections.nCopies((rounds + 1) / 2, FetcherFault.SILENT).stream())
                .toList();
    }

    private double takeover(
            FetcherFault fault, ListOwner user, BenchTopics topics, OutcomeReader outcomes, TwoFetchers fetchers) {
        String pages = topics.names().pages();
        long before = topics.count(pages);
        TaskId task = topics.publish(CRAWL, new Account(SITE, new UserId(user.userId())), LIMITS, PAUSE)
                .taskId();
        topics.flush();
        Outcome.Started first = started(outcomes, task);
        Drain.await(topics, pages, before + 2, LIMIT);
        Instant hit = clock.instant();
        ServiceProcess gone = fetchers.signal(first.fetcher(), fault);
        try {
            Outcome.Started next = started(outcomes, task);
            if (next.fetcher().equals(first.fetcher())) {
                throw new BenchFailed(next.visit() + " was begun by the fetcher that is gone");
            }
            Outcome end = outcomes.await(
                    outcome -> outcome.visit().equals(next.visit()) && !(outcome instanceof Outcome.Started), LIMIT);
            if (!(end instanceof Outcome.Fetched)) {
                throw new BenchFailed(end.visit() + " ended " + end.getClass().getSimpleName());
            }
            return Duration.between(hit, next.at()).toNanos() / 1e9;
        } finally {
            gone.kill();
            gone.close();
        }
    }

    private static Outcome.Started started(OutcomeReader outcomes, TaskId task) {
        Outcome outcome = outcomes.await(
                one -> one instanceof Outcome.Started && one.visit().taskId().equals(task), LIMIT);
        if (outcome instanceof Outcome.Started started) {
            return started;
        }
        throw new IllegalStateException("awaited a start, got " + outcome);
    }

    /** Two real fetchers of one slot; one that has ended is followed by another one. */
    private static final class TwoFetchers implements AutoCloseable {

        private final RunFolder run;
        private final Map<String, String> variables;
        private final BenchBlog blog;
        private final Map<FetcherId, ServiceProcess> running = new HashMap<>();
        private int started;

        TwoFetchers(RunFolder run, Map<String, String> variables, BenchBlog blog) {
            this.run = run;
            this.variables = variables;
            this.blog = blog;
        }

        /** Starts the missing ones; returns when they are ready. */
        void complete() {
            List<ServiceProcess> starting = new ArrayList<>();
            while (running.size() < 2) {
                var name = new FetcherId("bench-" + ++started);
                List<String> arguments = new ArrayList<>(blog.fetcherSettings(1));
                arguments.add("--trawl.fetcher.id=" + name);
                ServiceProcess fetcher = ServiceProcess.alone(Service.FETCHER, run, variables, arguments);
                running.put(name, fetcher);
                starting.add(fetcher);
            }
            starting.forEach(ServiceProcess::awaitReady);
        }

        /** Sends the signal to one, which is not one of the two from now on; the caller ends it. */
        ServiceProcess signal(FetcherId name, FetcherFault fault) {
            ServiceProcess fetcher = Objects.requireNonNull(running.remove(name), () -> "there is no fetcher " + name);
            fetcher.signal(fault.signal());
            return fetcher;
        }

        @Override
        public void close() {
            running.values().forEach(ServiceProcess::close);
        }
    }
}
