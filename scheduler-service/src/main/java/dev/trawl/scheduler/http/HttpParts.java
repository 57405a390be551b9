package dev.trawl.scheduler.http;

import dev.trawl.scheduler.fleet.Fleet;
import dev.trawl.scheduler.ledger.CrawlEnds;
import dev.trawl.scheduler.ledger.Leases;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.Situation;
import dev.trawl.scheduler.ledger.StoredRows;
import dev.trawl.scheduler.ledger.Wishes;
import dev.trawl.scheduler.submission.CrawlNames;
import dev.trawl.scheduler.submission.DefaultSite;
import dev.trawl.scheduler.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP ends, put together. */
@Configuration(proxyBeanMethods = false)
public class HttpParts {

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
        Situation.Around now();
    }

    @Bean
    Problems problems(Conditions conditions) {
        return new Problems(conditions.databaseIsAway());
    }

    @Bean
    GuardedChanges guardedChanges(ObjectProvider<ChangeGuard> guard, JsonMapper json) {
        return new GuardedChanges(guard::getObject, json);
    }

    @Bean
    TokenDocumented tokenDocumented() {
        return new TokenDocumented();
    }

    @Bean
    CrawlViews crawlViews(LedgerReader reader, Surroundings around) {
        return new CrawlViews(reader, around::now);
    }

    @Bean
    SlowUploads slowUploads() {
        return new SlowUploads(LONGEST_PAUSE);
    }

    @Bean
    EndWaits endWaits(CrawlEnds ends) {
        return new EndWaits(ends);
    }

    @Bean
    SmallCrawls smallCrawls(EndWaits waits, LedgerReader reader, StoredRows rows) {
        return new SmallCrawls(waits, reader, rows);
    }

    @Bean
    SubmissionController submissionController(
            Submissions submissions,
            CrawlNames names,
            DefaultSite defaultSite,
            Conditions conditions,
            SmallCrawls small) {
        var turns = new Turns(conditions.uploadsAtOnce(), conditions.uploadWait());
        return new SubmissionController(
                submissions,
                new SubmissionFields(names, defaultSite),
                new UploadRoom(turns, conditions.mostBytes()),
                small);
    }

    @Bean
    CrawlController crawlController(
            CrawlViews views, LedgerReader reader, Wishes wishes, Leases leases, Conditions conditions) {
        return new CrawlController(views, reader, wishes, leases, conditions.wakePublisher());
    }

    @Bean
    TaskController taskController(LedgerReader reader, Wishes wishes, Fleet fleet, Submissions submissions) {
        return new TaskController(reader, wishes, fleet, submissions);
    }

    @Bean
    LetterController letterController(
            LedgerReader reader, Wishes wishes, EvidenceSource evidence, Conditions conditions, Clock clock) {
        return new LetterController(reader, wishes, evidence, conditions.wakePublisher(), clock);
    }
}
