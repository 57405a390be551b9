package dev.trawl.scheduler.http;

import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.CrawlKeepAlives;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.ledger.HoldReason;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.site.DefaultSite;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP ends, put together. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    /** Of an upload that trickles in. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /**
     * What the HTTP ends need to know of the rest.
     *
     * @param uploadsAtOnce how many uploads are entered at the same time
     * @param uploadWait how long the others wait
     * @param mostBytes of one upload
     * @param databaseIsAway whether a failure says so
     * @param wakePublisher is run when tasks may have come due
     */
    public record Conditions(
            int uploadsAtOnce,
            Duration uploadWait,
            long mostBytes,
            Predicate<Throwable> databaseIsAway,
            Runnable wakePublisher) {}

    /** What is around all crawls now. */
    @FunctionalInterface
    public interface Surroundings {
        HoldReason.Around now();
    }

    @Bean
    SchedulerProblems problems(Conditions conditions) {
        return new SchedulerProblems(conditions.databaseIsAway());
    }

    @Bean
    TokenFilter guardedChanges(ObjectProvider<TokenCheck> guard, JsonMapper json) {
        return new TokenFilter(guard::getObject, json);
    }

    @Bean
    TokenDocumentation tokenDocumented() {
        return new TokenDocumentation();
    }

    @Bean
    CrawlViews crawlViews(LedgerReader reader, Surroundings around) {
        return new CrawlViews(reader, around::now);
    }

    @Bean
    UploadTimeout slowUploads() {
        return new UploadTimeout(LONGEST_PAUSE);
    }

    @Bean
    CrawlEndWaiters endWaits(CrawlEnds ends) {
        return new CrawlEndWaiters(ends);
    }

    @Bean
    SynchronousCrawls smallCrawls(CrawlEndWaiters waits, LedgerReader reader, StoredAccountRows rows) {
        return new SynchronousCrawls(waits, reader, rows);
    }

    @Bean
    SubmissionController submissionController(
            Submissions submissions,
            CrawlNames names,
            DefaultSite defaultSite,
            Conditions conditions,
            SynchronousCrawls small) {
        var uploadPermits = new UploadPermits(conditions.uploadsAtOnce(), conditions.uploadWait());
        return new SubmissionController(
                submissions,
                new SubmissionFields(names, defaultSite),
                new UploadLimits(uploadPermits, conditions.mostBytes()),
                small);
    }

    @Bean
    CrawlController crawlController(
            CrawlViews views,
            LedgerReader reader,
            TaskCommands taskCommands,
            CrawlKeepAlives crawlKeepAlives,
            Conditions conditions) {
        return new CrawlController(views, reader, taskCommands, crawlKeepAlives, conditions.wakePublisher());
    }

    @Bean
    TaskController taskController(
            LedgerReader reader, TaskCommands taskCommands, FetcherRegistry fetcherRegistry, Submissions submissions) {
        return new TaskController(reader, taskCommands, fetcherRegistry, submissions);
    }

    @Bean
    LetterController letterController(
            LedgerReader reader,
            TaskCommands taskCommands,
            EvidenceSource evidence,
            Conditions conditions,
            Clock clock) {
        return new LetterController(reader, taskCommands, evidence, conditions.wakePublisher(), clock);
    }
}
