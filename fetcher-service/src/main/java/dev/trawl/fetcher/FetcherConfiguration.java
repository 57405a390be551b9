package dev.trawl.fetcher;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Topics;
import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.browser.ManagedBrowser;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.webdriver.WebDriverBrowser;
import dev.trawl.fetcher.messaging.Heartbeats;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.robots.RobotsFiles;
import dev.trawl.fetcher.visit.ControlState;
import dev.trawl.fetcher.visit.PageSink;
import dev.trawl.fetcher.visit.Reports;
import dev.trawl.fetcher.visit.Robots;
import dev.trawl.fetcher.visit.SlotStatus;
import dev.trawl.fetcher.visit.TaskVisits;
import dev.trawl.fetcher.visit.VisitMetrics;
import dev.trawl.fetcher.visit.VisitPublisher;
import dev.trawl.fetcher.visit.VisitRunner;
import dev.trawl.fetcher.visit.VisitRunner.Sleeper;
import dev.trawl.fetcher.visit.Watchdog;
import dev.trawl.kafka.MessageSender;
import dev.trawl.sitefile.LiveSiteFiles;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the fetcher. */
@Configuration(proxyBeanMethods = false)
class FetcherConfiguration {

    @Bean
    FetcherId fetcherId(FetcherSettings settings) {
        return settings.fetcher().fetcherId();
    }

    /** A {@link dev.trawl.sitefile.BadSiteFile} ends the start. A file that becomes bad later is refused. */
    @Bean(initMethod = "start")
    LiveSiteFiles siteFiles(FetcherSettings settings, Clock clock) {
        return LiveSiteFiles.open(settings.sites(), clock);
    }

    @Bean
    ForwardProxy forwardProxy(FetcherSettings settings) {
        return new ForwardProxy(settings.fetcher().proxy());
    }

    @Bean
    ManagedBrowser browser(FetcherSettings settings, ForwardProxy proxy, ClickSteps steps, Clock clock) {
        BrowserSettings browser = settings.fetcher().browser();
        return switch (browser.drivenBy()) {
            case CDP -> new Browsers(browser, proxy, steps, clock);
            case WEBDRIVER -> new WebDriverBrowser(browser, proxy, clock);
        };
    }

    @Bean
    Robots robots(FetcherSettings settings, ForwardProxy proxy, Clock clock) {
        return new RobotsFiles(proxy, settings.fetcher().browser().trustedKeys(), clock);
    }

    @Bean
    SlotStatus slotStatus(FetcherSettings settings, Clock clock) {
        return new SlotStatus(settings.fetcher().slots(), clock);
    }

    @Bean
    Watchdog watchdog() {
        return new Watchdog();
    }

    @Bean
    VisitRunner visitRunner(
            FetcherId fetcher, ManagedBrowser browser, Robots robots, PageSink sink, Watchdog watchdog, Clock clock) {
        return new VisitRunner(fetcher, browser, robots, sink, watchdog, Sleeper.real(), clock);
    }

    @Bean
    VisitPublisher visitPublisher(FetcherId fetcher, Reports reports, VisitMetrics visitMetrics, Clock clock) {
        return new VisitPublisher(fetcher, reports, visitMetrics, clock);
    }

    @Bean
    TaskVisits taskVisits(
            Sites sites,
            ControlState controlState,
            SlotStatus slotStatus,
            VisitRunner visitRunner,
            VisitPublisher visitPublisher,
            Clock clock) {
        return new TaskVisits(sites, controlState, slotStatus, visitRunner, visitPublisher, clock);
    }

    @Bean
    Heartbeats heartbeats(
            FetcherId fetcher,
            MessageSender messageSender,
            Topics topics,
            SlotStatus slotStatus,
            ManagedBrowser browser,
            Robots robots,
            Clock clock) {
        Instant started = clock.instant();
        var heartbeats = new Heartbeats(
                fetcher,
                messageSender,
                topics,
                stopping -> new Heartbeat(
                        fetcher,
                        clock.instant(),
                        started,
                        stopping,
                        slotStatus.pages(),
                        slotStatus.visits(),
                        slotStatus.slots(),
                        browser.status(),
                        robots.read()),
                clock);
        slotStatus.onChange(heartbeats::soon);
        return heartbeats;
    }
}
