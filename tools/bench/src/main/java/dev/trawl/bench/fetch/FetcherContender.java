package dev.trawl.bench.fetch;

import dev.trawl.bench.fetch.Rounds.Contender;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.sitefile.SiteFile;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The real fetcher, with tasks from a topic of its own; it lives from the first round to the last. */
final class FetcherContender implements Contender, AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String name;
    private final SiteFile site;
    private final ServiceProcess fetcher;
    private final BenchTopics topics;
    private final OutcomeReader outcomes;
    private int crawls;

    private FetcherContender(String name, SiteFile site, ServiceProcess fetcher, BenchTopics topics) {
        this.name = name;
        this.site = site;
        this.fetcher = fetcher;
        this.topics = topics;
        this.outcomes = new OutcomeReader(topics);
    }

    static FetcherContender start(
            String name, int slots, SiteFile site, KafkaProcess kafka, BenchBlog blog, RunFolder run) {
        var topics = new BenchTopics(kafka.bootstrapServers(), "bench" + slots + ".");
        ServiceProcess fetcher =
                ServiceProcess.alone(Service.FETCHER, run, topics.variables(), blog.fetcherSettings(slots));
        fetcher.awaitReady();
        return new FetcherContender(name, site, fetcher, topics);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(List<ListOwner> few) {
        walk(few);
    }

    @Override
    public int walk(List<ListOwner> users) {
        String pages = topics.names().pages();
        long before = topics.count(pages);
        var crawl = new CrawlId("bench-" + ++crawls);
        Set<TaskId> open = new HashSet<>();
        for (ListOwner user : users) {
            var account = new Account(site.site(), new UserId(user.userId()));
            open.add(topics.publish(crawl, account, site.pace().limits(), Duration.ZERO)
                    .taskId());
        }
        topics.flush();
        outcomes.awaitFetched(open, LIMIT);
        int captured = Math.toIntExact(topics.count(pages) - before);
        int expected = users.stream().mapToInt(ListOwner::pages).sum();
        if (captured != expected) {
            throw new BenchFailed(name + " captured " + captured + " pages, expected " + expected);
        }
        return captured;
    }

    @Override
    public CpuTime cpu() {
        return CpuTime.ofTree(fetcher.pid());
    }

    @Override
    public void finish() {
        // it stays, as a fetcher does
    }

    @Override
    public void close() {
        outcomes.close();
        fetcher.close();
        topics.close();
    }
}
