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
import dev.trawl.sitefile.SiteFiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of a fetcher together. */
@Configuration(proxyBeanMethods = false)
class FetcherHouse {

    @Bean
    FetcherId fetcherId(FetcherSettings settings) {
        return settings.fetcher().fetcherId();
    }

    @Bean
    SiteFiles siteFiles(FetcherSettings settings) {
        return SiteFiles.load(settings.sites());
    }

    @Bean
    ForwardProxy forwardProxy(FetcherSettings settings) {
        return new ForwardProxy(settings.fetcher().proxy());
    }

    @Bean
    ClickSteps clickSteps(MeterRegistry metrics) {
        var counters = new EnumMap<ClickSteps.Step, Counter>(ClickSteps.Step.class);
        for (ClickSteps.Step step : ClickSteps.Step.values()) {
            counters.put(
                    step,
                    Counter.builder("trawl.fetcher.click.steps")
                            .description("steps taken to click, by kind")
                            .tag("step", step.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
        return step -> Objects.requireNonNull(counters.get(step)).increment();
    }

    @Bean
    Ends ends(MeterRegistry metrics) {
        var counters = Ends.NAMES.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Counter.builder("trawl.fetcher.visits")
                                .description("visits that are over, by their end")
                                .tag("end", name)
                                .register(metrics)));
        return end -> Objects.requireNonNull(counters.get(Ends.name(end))).increment();
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
    Board board(FetcherSettings settings, Clock clock, MeterRegistry metrics) {
        var board = new Board(settings.fetcher().slots(), clock);
        metrics.gauge("trawl.fetcher.pages", board, Board::pages);
        return board;
    }

    @Bean
    Watchdog watchdog() {
        return new Watchdog();
    }

    @Bean
    TaskVisits.House house(
            FetcherId fetcher,
            SiteFiles sites,
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
