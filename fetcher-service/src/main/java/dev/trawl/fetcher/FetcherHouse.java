package dev.trawl.fetcher;

import dev.trawl.fetcher.browser.BrowserSettings;
import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.browser.ClickSteps;
import dev.trawl.fetcher.browser.OwnedBrowser;
import dev.trawl.fetcher.browser.WebDriverBrowser;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.robots.RobotsFiles;
import dev.trawl.fetcher.visit.Board;
import dev.trawl.fetcher.visit.Ends;
import dev.trawl.fetcher.visit.Orders;
import dev.trawl.fetcher.visit.PageSink;
import dev.trawl.fetcher.visit.Pauses;
import dev.trawl.fetcher.visit.Reports;
import dev.trawl.fetcher.visit.Robots;
import dev.trawl.fetcher.visit.TaskVisits;
import dev.trawl.fetcher.visit.Watchdog;
import dev.trawl.messages.FetcherId;
import dev.trawl.sitefile.LiveSiteFiles;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of a fetcher together. */
@Configuration(proxyBeanMethods = false)
class FetcherHouse {

    @Bean
    FetcherId fetcherId(FetcherSettings settings) {
        return settings.fetcher().fetcherId();
    }

    /** A {@link dev.trawl.sitefile.BadSiteFile} ends the start; later a bad file is refused. */
    @Bean(initMethod = "start")
    LiveSiteFiles siteFiles(FetcherSettings settings, Clock clock) {
        return LiveSiteFiles.open(settings.sites(), clock);
    }

    @Bean
    ForwardProxy forwardProxy(FetcherSettings settings) {
        return new ForwardProxy(settings.fetcher().proxy());
    }

    @Bean
    OwnedBrowser browser(FetcherSettings settings, ForwardProxy proxy, ClickSteps steps, Clock clock) {
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
    Board board(FetcherSettings settings, Clock clock) {
        return new Board(settings.fetcher().slots(), clock);
    }

    @Bean
    Watchdog watchdog() {
        return new Watchdog();
    }

    @Bean
    TaskVisits.House house(
            FetcherId fetcher,
            Sites sites,
            OwnedBrowser browser,
            Robots robots,
            PageSink sink,
            Reports reports,
            Orders orders,
            Board board,
            Watchdog watchdog,
            Ends ends,
            Clock clock) {
        return new TaskVisits.House(
                fetcher, sites, browser, robots, sink, reports, orders, board, watchdog, Pauses.real(), ends, clock);
    }
}
