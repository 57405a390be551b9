package dev.trawl.scheduler.wiring;

import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.CrawlKeepAlives;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.http.CrawlEndWaiters;
import dev.trawl.scheduler.http.EvidenceSource;
import dev.trawl.scheduler.http.HttpConfiguration;
import dev.trawl.scheduler.http.TokenCheck;
import dev.trawl.scheduler.ledger.HoldReason;
import dev.trawl.scheduler.ledger.KeepAliveMonitor;
import dev.trawl.scheduler.ledger.Ledger;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.Outbox;
import dev.trawl.scheduler.ledger.OverdueMonitor;
import dev.trawl.scheduler.ledger.RobotsStore;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.messaging.CrawlEndSender;
import dev.trawl.scheduler.messaging.EvidenceReader;
import dev.trawl.scheduler.messaging.OutboxSender;
import dev.trawl.scheduler.messaging.OutcomeProgress;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import dev.trawl.scheduler.postgres.Migrations;
import dev.trawl.scheduler.postgres.PostgresParts;
import dev.trawl.scheduler.publishing.Publisher;
import dev.trawl.scheduler.publishing.PublishingLimits;
import dev.trawl.scheduler.publishing.TaskTopic;
import dev.trawl.scheduler.site.DefaultSite;
import dev.trawl.scheduler.task.SiteRules;
import dev.trawl.sitefile.LiveSiteFiles;
import dev.trawl.sitefile.Pace;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the scheduler is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrawlSettings.class)
@Import(SchedulerReadiness.class)
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
    FetcherRegistry fleet(Settings settings, Clock clock) {
        return new FetcherRegistry(settings.fetcherStale(), clock);
    }

    @Bean
    PostgresParts postgres(DataSource pool, Sites sites, Settings settings, Clock clock) {
        var rules = new SiteRules(
                sites, settings.backoff(() -> ThreadLocalRandom.current().nextDouble()));
        var limits = new PublishingLimits(settings.taskExpiry(), settings.unstoredPages());
        return PostgresParts.over(pool, sites, rules, limits, settings.rowsWithin(), clock);
    }

    @Bean
    Migrations migrations(PostgresParts postgres) {
        return postgres.migrations();
    }

    @Bean
    Ledger ledger(PostgresParts postgres) {
        return postgres.ledger();
    }

    @Bean
    LedgerReader ledgerReader(PostgresParts postgres) {
        return postgres.reader();
    }

    @Bean
    LetterStore letterBox(PostgresParts postgres) {
        return postgres.letters();
    }

    @Bean
    Outbox outbox(PostgresParts postgres) {
        return postgres.outbox();
    }

    @Bean
    TaskCommands wishes(PostgresParts postgres) {
        return postgres.wishes();
    }

    @Bean
    RobotsStore robotsBook(PostgresParts postgres) {
        return postgres.robots();
    }

    @Bean
    CrawlEnds crawlEnds(PostgresParts postgres) {
        return postgres.ends();
    }

    @Bean
    CrawlKeepAlives leases(PostgresParts postgres) {
        return postgres.leases();
    }

    @Bean
    StoredAccountRows storedRows(PostgresParts postgres) {
        return postgres.rows();
    }

    @Bean
    Crawling crawling(
            CrawlEndSender ends,
            CrawlEndWaiters waits,
            CrawlKeepAlives crawlKeepAlives,
            TaskCommands taskCommands,
            Clock clock) {
        return new Crawling(ends, waits, new KeepAliveMonitor(crawlKeepAlives, taskCommands, clock));
    }

    @Bean
    PublisherWaker waker() {
        return new PublisherWaker();
    }

    @Bean
    SchedulerMessaging.Waking waking(PublisherWaker publisherWaker) {
        return publisherWaker::wake;
    }

    @Bean
    Submissions submissions(Sites sites, PostgresParts postgres, PublisherWaker publisherWaker) {
        return new Submissions(sites, postgres.book(), publisherWaker::wake);
    }

    @Bean
    CrawlNames crawlNames(Clock clock) {
        return new CrawlNames(clock, RandomGenerator.getDefault());
    }

    @Bean
    Publisher publisher(PostgresParts postgres, TaskTopic topic, FetcherRegistry fetcherRegistry, Clock clock) {
        return new Publisher(postgres.claims(), topic, fetcherRegistry::liveSlots, clock);
    }

    @Bean
    OverdueMonitor watch(PostgresParts postgres, FetcherRegistry fetcherRegistry) {
        return new OverdueMonitor(postgres.overdue(), postgres.ledger(), fetcherRegistry);
    }

    @Bean
    EvidenceSource evidenceSource(EvidenceReader reader) {
        return reader::read;
    }

    @Bean
    TokenCheck changeGuard(Settings settings, ServerProperties server) {
        return new TokenCheck(Optional.ofNullable(server.getAddress()), settings.changeToken());
    }

    @Bean
    HttpConfiguration.Conditions conditions(Settings settings, Migrations migrations, PublisherWaker publisherWaker) {
        return new HttpConfiguration.Conditions(
                settings.uploadsAtOnce(),
                settings.uploadWait(),
                settings.maxUpload().toBytes(),
                migrations::failed,
                publisherWaker::wake);
    }

    @Bean
    HttpConfiguration.Surroundings surroundings(
            Clock clock,
            OutcomeProgress progress,
            FetcherRegistry fetcherRegistry,
            LedgerReader reader,
            Settings settings,
            Sites sites) {
        return () -> new HoldReason.Around(
                clock.instant(),
                progress.isKafkaThere(),
                fetcherRegistry.liveSlots(),
                reader.unstoredPages(),
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
    LedgerMetrics ledgerMetrics(LedgerReader reader, FetcherRegistry fetcherRegistry, MeterRegistry metrics) {
        return new LedgerMetrics(reader, fetcherRegistry, metrics);
    }

    @Bean
    SchedulerLoops work(
            Migrations migrations,
            LedgerMetrics ledgerMetrics,
            Publisher publisher,
            OverdueMonitor overdueMonitor,
            OutboxSender sender,
            Outbox outbox,
            OutcomeProgress progress,
            SchedulerMessaging.Listeners listeners,
            UsersFile usersFile,
            Crawling crawling,
            PublisherWaker publisherWaker,
            Clock clock) {
        return new SchedulerLoops(
                new SchedulerLoops.Steps(
                        migrations,
                        publisher,
                        overdueMonitor,
                        sender,
                        outbox,
                        progress,
                        listeners,
                        usersFile,
                        ledgerMetrics,
                        crawling),
                publisherWaker,
                clock);
    }
}
