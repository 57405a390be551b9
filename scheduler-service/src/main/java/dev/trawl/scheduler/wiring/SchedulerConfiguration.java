package dev.trawl.scheduler.wiring;

import dev.trawl.contract.SiteId;
import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.postgres.DatabaseGate;
import dev.trawl.scheduler.crawl.CrawlCommands;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.crawl.WaitReason;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.http.EvidenceSource;
import dev.trawl.scheduler.http.TokenCheck;
import dev.trawl.scheduler.http.UploadLimits;
import dev.trawl.scheduler.letter.LetterCommands;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.messaging.EvidenceReader;
import dev.trawl.scheduler.publishing.LedgerClaims;
import dev.trawl.scheduler.publishing.LedgerClaims.PublishingLimits;
import dev.trawl.scheduler.publishing.Publisher;
import dev.trawl.scheduler.publishing.Publisher.Claims;
import dev.trawl.scheduler.publishing.Publisher.PublisherWaker;
import dev.trawl.scheduler.publishing.Publisher.TaskTopic;
import dev.trawl.scheduler.publishing.QueueStore;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.task.Ledger;
import dev.trawl.scheduler.task.Outbox;
import dev.trawl.scheduler.task.OverdueMonitor;
import dev.trawl.scheduler.task.SiteRules;
import dev.trawl.scheduler.task.TaskCommands;
import dev.trawl.scheduler.task.TaskStore;
import dev.trawl.sitefile.LiveSiteFiles;
import dev.trawl.sitefile.Pace;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of the scheduler that are not of one adapter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrawlSettings.class)
@Import({LoopConfiguration.class, SchedulerReadiness.class})
public class SchedulerConfiguration {

    @Bean
    Settings settings(TrawlSettings all) {
        return all.scheduler();
    }

    /** A {@link dev.trawl.sitefile.BadSiteFile} ends the start; later a bad file is refused. */
    @Bean(initMethod = "start")
    LiveSiteFiles siteFiles(TrawlSettings settings, Clock clock) {
        return LiveSiteFiles.open(settings.sites(), clock);
    }

    @Bean
    DefaultSite defaultSite(Settings settings, Sites sites) {
        Optional<SiteId> only = sites.all().size() == 1
                ? Optional.of(sites.all().iterator().next().site())
                : Optional.empty();
        settings.defaultSiteId().filter(site -> sites.find(site).isEmpty()).ifPresent(site -> {
            throw new UnusableSetting("trawl.scheduler.default-site is " + site + ", expected a site of trawl.sites");
        });
        return new DefaultSite(settings.defaultSiteId().or(() -> only));
    }

    @Bean
    FetcherRegistry fetcherRegistry(Settings settings, Clock clock) {
        return new FetcherRegistry(settings.fetcherStale(), clock);
    }

    @Bean
    SiteRules siteRules(Sites sites, Settings settings) {
        return new SiteRules(
                sites, settings.backoff(() -> ThreadLocalRandom.current().nextDouble()));
    }

    @Bean
    Ledger ledger(TaskStore tasks, SiteStore sites, SiteRules rules, Outbox outbox, Clock clock) {
        return new Ledger(tasks, sites, rules, outbox, clock);
    }

    @Bean
    TaskCommands taskCommands(Ledger ledger, SiteStore sites, Outbox outbox, Clock clock) {
        return new TaskCommands(ledger, sites, outbox, clock);
    }

    @Bean
    CrawlCommands crawlCommands(Ledger ledger, TaskStore tasks, CrawlStore crawls, Outbox outbox, Clock clock) {
        return new CrawlCommands(ledger, tasks, crawls, outbox, clock);
    }

    @Bean
    LetterCommands letterCommands(Ledger ledger, LetterStore letters, Clock clock) {
        return new LetterCommands(ledger, letters, clock);
    }

    @Bean
    Submissions submissions(Sites sites, CrawlStore crawls, PublisherWaker waker) {
        return new Submissions(sites, crawls, waker::wake);
    }

    @Bean
    CrawlNames crawlNames(Clock clock) {
        return new CrawlNames(clock, RandomGenerator.getDefault());
    }

    @Bean
    Claims claims(
            Ledger ledger,
            QueueStore queues,
            SiteStore siteStore,
            Sites siteFiles,
            SiteRules rules,
            Settings settings,
            Clock clock) {
        var limits = new PublishingLimits(settings.taskExpiry(), settings.unstoredPages());
        return new LedgerClaims(ledger, queues, siteStore, siteFiles, rules, limits, clock);
    }

    @Bean
    Publisher publisher(Claims claims, TaskTopic topic, FetcherRegistry fetchers, Clock clock) {
        return new Publisher(claims, topic, fetchers::liveSlots, clock);
    }

    @Bean
    OverdueMonitor overdueMonitor(
            TaskStore tasks,
            Ledger ledger,
            FetcherRegistry fetchers,
            SiteStore sites,
            SiteRules rules,
            Settings settings,
            Clock clock) {
        return new OverdueMonitor(tasks, ledger, fetchers, sites, rules, settings.rowsWithin(), clock);
    }

    @Bean
    EvidenceSource evidenceSource(EvidenceReader reader) {
        return reader::read;
    }

    @Bean
    TokenCheck tokenCheck(Settings settings, ServerProperties server) {
        return new TokenCheck(Optional.ofNullable(server.getAddress()), settings.changeToken());
    }

    @Bean
    UploadLimits uploadLimits(Settings settings) {
        return new UploadLimits(
                settings.uploadsAtOnce(),
                settings.uploadWait(),
                settings.maxUpload().toBytes());
    }

    @Bean
    Predicate<Throwable> databaseIsAway(DatabaseGate gate) {
        return gate::failed;
    }

    @Bean
    Supplier<WaitReason.PipelineState> pipelineState(
            Clock clock,
            BrokerLiveness kafka,
            FetcherRegistry fetchers,
            TaskStore tasks,
            Settings settings,
            Sites sites) {
        return () -> new WaitReason.PipelineState(
                clock.instant(),
                kafka.isThere(),
                fetchers.liveSlots(),
                tasks.unstoredPages(),
                settings.unstoredPages(),
                paces(sites));
    }

    private static Map<SiteId, Pace> paces(Sites sites) {
        return sites.all().stream().collect(Collectors.toMap(SiteFile::site, SiteFile::pace));
    }

    @Bean
    UsersFile usersFile(Settings settings, DefaultSite defaultSite, Submissions submissions) {
        return UsersFile.of(settings, defaultSite, submissions);
    }

    @Bean
    LedgerMetrics ledgerMetrics(TaskStore tasks, FetcherRegistry fetchers, MeterRegistry metrics) {
        return new LedgerMetrics(tasks, fetchers, metrics);
    }
}
