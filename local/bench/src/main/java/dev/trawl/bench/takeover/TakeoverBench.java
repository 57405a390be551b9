package dev.trawl.bench.takeover;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchBlogProcess;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.DemoUsers;
import dev.trawl.bench.pipeline.ListOwner;
import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.Task;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.VisitLimits;
import dev.trawl.messages.WantedPages;
import dev.trawl.servers.KafkaProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code takeover}: from the end of a fetcher in the middle of a visit to the next visit of the same task by another one. */
public final class TakeoverBench implements Benchmark {

    private static final SiteId SITE = new SiteId("demo");
    private static final CrawlId CRAWL = new CrawlId("bench");

    /** Before each page, so that there is a middle to be hit. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    private static final VisitLimits LIMITS = new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(20));
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    /** Of lists of five pages there are as many as anybody wants to hit. */
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
        Iterator<ListOwner> users = DemoUsers.longestFirst().stream()
                .filter(user -> user.pages() >= LONG)
                .iterator();
        settings.say("starting Kafka, the demo blog and two fetchers");
        try (var kafka = KafkaProcess.startTemporary();
                var blog = BenchBlogProcess.start(settings.folder());
                var topics = new BenchTopics(kafka.bootstrapServers(), "takeover.");
                var outcomes = new OutcomeReader(topics);
                var fetchers = new TwoFetchers(settings.folder(), topics.variables(), blog)) {
            for (FetcherFault fetcherFault : faults(settings.rounds())) {
                fetchers.complete();
                double seconds = takeover(fetcherFault, users.next(), topics, outcomes, fetchers);
                settings.say(String.format(
                        Locale.ROOT, "one fetcher %s: the other began after %.2f s", fetcherFault.text(), seconds));
                takeovers.add(fetcherFault, seconds);
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
            FetcherFault fetcherFault,
            ListOwner user,
            BenchTopics topics,
            OutcomeReader outcomes,
            TwoFetchers fetchers) {
        Task task = task(new Account(SITE, new UserId(user.userId())));
        long pages = topics.count(topics.names().pages());
        topics.send(topics.names().tasks(), task.account().key(), task);
        topics.flush();
        Outcome.Started first = started(outcomes, task);
        awaitPages(topics, pages + 2);
        Instant hit = clock.instant();
        BenchServiceProcess gone = fetchers.hit(first.fetcher(), fetcherFault);
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
            TwoFetchers.bury(gone);
        }
    }

    private static Outcome.Started started(OutcomeReader outcomes, Task task) {
        Outcome outcome = outcomes.await(
                one -> one instanceof Outcome.Started && one.visit().taskId().equals(task.taskId()), LIMIT);
        if (outcome instanceof Outcome.Started started) {
            return started;
        }
        throw new IllegalStateException("awaited a start, got " + outcome);
    }

    /** The visit is in its middle. */
    private static void awaitPages(BenchTopics topics, long count) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (topics.count(topics.names().pages()) < count) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("a visit did not come to its middle within " + LIMIT.toSeconds() + " s");
            }
            Pause.of(POLL);
        }
    }

    private Task task(Account account) {
        return new Task(
                TaskId.of(CRAWL, account),
                CRAWL,
                account.site(),
                account.userId(),
                Scope.LIST,
                1,
                true,
                LIMITS,
                PAUSE,
                List.of(new WantedPages(PageKind.LIST, 1, null)),
                Manifest.EMPTY,
                clock.instant().plus(LIMIT.multipliedBy(2)));
    }
}
