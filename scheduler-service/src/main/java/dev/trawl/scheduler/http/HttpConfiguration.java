package dev.trawl.scheduler.http;

import dev.trawl.http.TemporarilyUnavailable;
import dev.trawl.http.TemporaryFailures;
import dev.trawl.scheduler.crawl.CrawlCommands;
import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.KeepAliveMonitor.CrawlKeepAlives;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.crawl.WaitReason;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.letter.LetterCommands;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.publishing.Publisher.PublisherWaker;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.task.TaskCommands;
import dev.trawl.scheduler.task.TaskStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API: its controllers, its filter, its answers to failures. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    /** Of an upload that trickles in. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** @param databaseIsAway whether a failure says so; it may note it */
    @Bean
    TemporaryFailures temporaryFailures(Predicate<Throwable> databaseIsAway) {
        return failure -> databaseIsAway.test(failure)
                ? Optional.of(new TemporarilyUnavailable(
                        "the database is away; nothing was changed", TemporarilyUnavailable.OUTAGE))
                : Optional.empty();
    }

    @Bean
    SchedulerProblems problems() {
        return new SchedulerProblems();
    }

    @Bean
    TokenFilter tokenFilter(ObjectProvider<TokenCheck> check, JsonMapper json) {
        return new TokenFilter(check::getObject, json);
    }

    @Bean
    SchedulerApiDocumentation apiDocumentation() {
        return new SchedulerApiDocumentation();
    }

    @Bean
    CrawlViews crawlViews(SiteStore sites, Supplier<WaitReason.PipelineState> pipeline) {
        return new CrawlViews(sites, pipeline);
    }

    @Bean
    UploadTimeout uploadTimeout() {
        return new UploadTimeout(LONGEST_PAUSE);
    }

    @Bean
    CrawlEndWaiters crawlEndWaiters(CrawlEnds ends) {
        return new CrawlEndWaiters(ends);
    }

    @Bean
    SynchronousCrawls synchronousCrawls(
            CrawlEndWaiters waiters, CrawlStore crawls, TaskStore tasks, StoredAccountRows rows) {
        return new SynchronousCrawls(waiters, crawls, tasks, rows);
    }

    @Bean
    SubmissionController submissionController(
            Submissions submissions,
            CrawlNames names,
            DefaultSite defaultSite,
            UploadLimits limits,
            SynchronousCrawls synchronousCrawls) {
        return new SubmissionController(
                submissions,
                new SubmissionFields(names, defaultSite),
                new UploadPermits(limits.atOnce(), limits.longestWait()),
                limits.mostBytes(),
                synchronousCrawls);
    }

    @Bean
    CrawlController crawlController(
            CrawlViews views,
            CrawlStore crawls,
            TaskStore tasks,
            CrawlCommands commands,
            CrawlKeepAlives keepAlives,
            PublisherWaker waker) {
        return new CrawlController(views, crawls, tasks, commands, keepAlives, waker::wake);
    }

    @Bean
    TaskController taskController(
            TaskStore tasks,
            CrawlStore crawls,
            TaskCommands commands,
            FetcherRegistry fetchers,
            Submissions submissions) {
        return new TaskController(tasks, crawls, commands, fetchers, submissions);
    }

    @Bean
    LetterController letterController(
            LetterStore letters, LetterCommands commands, EvidenceSource evidence, PublisherWaker waker, Clock clock) {
        return new LetterController(letters, commands, evidence, waker::wake, clock);
    }
}
