package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.OutcomeReader;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.ListOwner;
import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.Scope;
import dev.trawl.messages.Task;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.WantedPages;
import dev.trawl.sitefile.SiteFile;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The real fetcher, with tasks from a topic of its own; it lives from the first round to the last. */
final class FetcherContender implements Contender, AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String name;
    private final SiteFile site;
    private final BenchServiceProcess fetcher;
    private final BenchTopics topics;
    private final OutcomeReader outcomes;
    private final Clock clock = Clock.systemUTC();
    private int crawls;

    FetcherContender(String name, SiteFile site, BenchServiceProcess fetcher, BenchTopics topics) {
        this.name = name;
        this.site = site;
        this.fetcher = fetcher;
        this.topics = topics;
        this.outcomes = new OutcomeReader(topics);
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
            Task task = task(crawl, new Account(site.site(), new UserId(user.userId())));
            open.add(task.taskId());
            topics.send(topics.names().tasks(), task.account().key(), task);
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

    /** The list alone, as the loops walk it: no profile page. */
    private Task task(CrawlId crawl, Account account) {
        return new Task(
                TaskId.of(crawl, account),
                crawl,
                account.site(),
                account.userId(),
                Scope.LIST,
                1,
                true,
                site.pace().limits(),
                Duration.ZERO,
                List.of(new WantedPages(PageKind.LIST, 1, null)),
                Manifest.EMPTY,
                clock.instant().plus(LIMIT.multipliedBy(2)));
    }

    @Override
    public CpuTime cpu() {
        return fetcher.tree().cpu();
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
