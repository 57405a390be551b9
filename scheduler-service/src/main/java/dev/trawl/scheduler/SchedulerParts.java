package dev.trawl.scheduler;

import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.fleet.Fleet;
import dev.trawl.scheduler.http.ChangeGuard;
import dev.trawl.scheduler.http.EndWaits;
import dev.trawl.scheduler.http.EvidenceSource;
import dev.trawl.scheduler.http.HttpParts;
import dev.trawl.scheduler.ledger.Attendance;
import dev.trawl.scheduler.ledger.CrawlEnds;
import dev.trawl.scheduler.ledger.Leases;
import dev.trawl.scheduler.ledger.Ledger;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.LetterBox;
import dev.trawl.scheduler.ledger.Outbox;
import dev.trawl.scheduler.ledger.RobotsBook;
import dev.trawl.scheduler.ledger.SiteRules;
import dev.trawl.scheduler.ledger.Situation;
import dev.trawl.scheduler.ledger.StoredRows;
import dev.trawl.scheduler.ledger.Watch;
import dev.trawl.scheduler.ledger.Wishes;
import dev.trawl.scheduler.messaging.EndSender;
import dev.trawl.scheduler.messaging.EvidenceReader;
import dev.trawl.scheduler.messaging.MessagingParts;
import dev.trawl.scheduler.messaging.OutboxSender;
import dev.trawl.scheduler.messaging.OutcomeProgress;
import dev.trawl.scheduler.postgres.Migrations;
import dev.trawl.scheduler.postgres.PostgresParts;
import dev.trawl.scheduler.publishing.Publisher;
import dev.trawl.scheduler.publishing.PublishingLimits;
import dev.trawl.scheduler.publishing.TaskTopic;
import dev.trawl.scheduler.submission.CrawlNames;
import dev.trawl.scheduler.submission.DefaultSite;
import dev.trawl.scheduler.submission.Submissions;
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
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler is made of. */
@Configuration(proxyBeanMethods = false)
class SchedulerParts {

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
    Fleet fleet(Settings settings, Clock clock) {
        return new Fleet(settings.fetcherStale(), clock);
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
    LetterBox letterBox(PostgresParts postgres) {
        return postgres.letters();
    }

    @Bean
    Outbox outbox(PostgresParts postgres) {
        return postgres.outbox();
    }

    @Bean
    Wishes wishes(PostgresParts postgres) {
        return postgres.wishes();
    }

    @Bean
    RobotsBook robotsBook(PostgresParts postgres) {
        return postgres.robots();
    }

    @Bean
    CrawlEnds crawlEnds(PostgresParts postgres) {
        return postgres.ends();
    }

    @Bean
    Leases leases(PostgresParts postgres) {
        return postgres.leases();
    }

    @Bean
    StoredRows storedRows(PostgresParts postgres) {
        return postgres.rows();
    }

    @Bean
    Crawling crawling(EndSender ends, EndWaits waits, Leases leases, Wishes wishes, Clock clock) {
        return new Crawling(ends, waits, new Attendance(leases, wishes, clock));
    }

    @Bean
    Waker waker() {
        return new Waker();
    }

    @Bean
    MessagingParts.Waking waking(Waker waker) {
        return waker::wake;
    }

    @Bean
    Submissions submissions(Sites sites, PostgresParts postgres, Waker waker) {
        return new Submissions(sites, postgres.book(), waker::wake);
    }

    @Bean
    CrawlNames crawlNames(Clock clock) {
        return new CrawlNames(clock, RandomGenerator.getDefault());
    }

    @Bean
    Publisher publisher(PostgresParts postgres, TaskTopic topic, Fleet fleet, Clock clock) {
        return new Publisher(postgres.claims(), topic, fleet::liveSlots, clock);
    }

    @Bean
    Watch watch(PostgresParts postgres, Fleet fleet) {
        return new Watch(postgres.overdue(), postgres.ledger(), fleet);
    }

    @Bean
    EvidenceSource evidenceSource(EvidenceReader reader) {
        return reader::read;
    }

    @Bean
    ChangeGuard changeGuard(Settings settings, ServerProperties server) {
        return new ChangeGuard(Optional.ofNullable(server.getAddress()), settings.changeToken());
    }

    @Bean
    HttpParts.Conditions conditions(Settings settings, Migrations migrations, Waker waker) {
        return new HttpParts.Conditions(
                settings.uploadsAtOnce(),
                settings.uploadWait(),
                settings.maxUpload().toBytes(),
                migrations::failed,
                waker::wake);
    }

    @Bean
    HttpParts.Surroundings surroundings(
            Clock clock, OutcomeProgress progress, Fleet fleet, LedgerReader reader, Settings settings, Sites sites) {
        return () -> new Situation.Around(
                clock.instant(),
                progress.isKafkaThere(),
                fleet.liveSlots(),
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
    LedgerMetrics ledgerMetrics(LedgerReader reader, Fleet fleet, MeterRegistry metrics) {
        return new LedgerMetrics(reader, fleet, metrics);
    }

    @Bean
    Work work(
            Migrations migrations,
            LedgerMetrics ledgerMetrics,
            Publisher publisher,
            Watch watch,
            OutboxSender sender,
            Outbox outbox,
            OutcomeProgress progress,
            MessagingParts.Listeners listeners,
            UsersFile usersFile,
            Crawling crawling,
            Waker waker,
            Clock clock) {
        return new Work(
                new Work.Steps(
                        migrations,
                        publisher,
                        watch,
                        sender,
                        outbox,
                        progress,
                        listeners,
                        usersFile,
                        ledgerMetrics,
                        crawling),
                waker,
                clock);
    }
}
