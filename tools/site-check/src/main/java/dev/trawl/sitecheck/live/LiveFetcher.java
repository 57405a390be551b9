package dev.trawl.sitecheck.live;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.robots.RobotsFiles;
import dev.trawl.fetcher.visit.Browser.NoBrowser;
import dev.trawl.fetcher.visit.ControlState;
import dev.trawl.fetcher.visit.Lease;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.Robots;
import dev.trawl.fetcher.visit.SlotStatus;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.fetcher.visit.TaskHandler.Delivery;
import dev.trawl.fetcher.visit.TaskVisits;
import dev.trawl.fetcher.visit.VisitPublisher;
import dev.trawl.fetcher.visit.VisitRunner;
import dev.trawl.fetcher.visit.VisitRunner.Sleeper;
import dev.trawl.fetcher.visit.Watchdog;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A fetcher without Kafka, for one site: its browser, its proxy, its visit. Closing it ends the browser. Used by one thread.
 */
final class LiveFetcher implements AutoCloseable {

    private static final Duration OPEN = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final SiteFile site;

    private final Clock clock;

    private final Browsers browsers;

    private final Robots robots;

    private final Watchdog watchdog = new Watchdog();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watchdog").factory());

    /**
     * Starts the browser.
     *
     * @param proxy its way out
     * @throws LiveFailed when there is none
     */
    LiveFetcher(SiteFile site, ForwardProxy proxy, Clock clock) throws InterruptedException {
        this.site = site;
        this.clock = clock;
        this.robots = new RobotsFiles(proxy, BrowserSettings.usual().trustedKeys(), clock);
        this.browsers = new Browsers(BrowserSettings.usual(), proxy, step -> {}, clock);
        try {
            browsers.ready();
        } catch (NoBrowser e) {
            close();
            throw new LiveFailed("there is no browser to visit with: " + e.getMessage(), e);
        }
        var unused =
                timer.scheduleWithFixedDelay(watchdog::step, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes the visit that the task asks for; its pages and its end are reported to the recording sink. */
    void visit(Task task, RecordingSink recordingSink) throws InterruptedException {
        var fetcher = new FetcherId("trial");
        var visitRunner = new VisitRunner(fetcher, browsers, robots, recordingSink, watchdog, Sleeper.real(), clock);
        var visitPublisher = new VisitPublisher(fetcher, recordingSink, recordingSink::ended, clock);
        var unused = new TaskVisits(
                        SiteFiles.of(site),
                        ControlState.NONE,
                        new SlotStatus(1, clock),
                        visitRunner,
                        visitPublisher,
                        clock)
                .handler(1)
                .visit(new Delivery(task, 1), Lease.unlimited());
    }

    /** One load, where the site and its robots.txt allow it; after the pause that the site's rate asks for. */
    Loaded load(URI url, PageExpectation pageExpectation) throws InterruptedException {
        if (!isAllowed(url)) {
            return new Loaded.Not(url.getAuthority() + " is none of hosts.allow: "
                    + String.join(", ", site.hosts().allow()));
        }
        Duration pause = site.pace().rate().pause(1);
        return switch (robots.ask(site, url)) {
            case Robots.Verdict.Disallowed no -> new Loaded.Not("robots.txt does not allow " + url);
            case Robots.Verdict.Unknown unknown -> new Loaded.Not(unknown.reason());
            case Robots.Verdict.Allowed allowed -> {
                Sleeper.real().sleep(pause);
                yield inTab(url, pageExpectation);
            }
        };
    }

    private boolean isAllowed(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getHost() != null && site.hosts().allows(url.getHost(), url.getPort() < 0 ? usual : url.getPort());
    }

    private Loaded inTab(URI url, PageExpectation pageExpectation) throws InterruptedException {
        VisitLimits visitLimits = site.pace().limits();
        try (Tab tab = browsers.open(site, OPEN)) {
            NavigationResult navigationResult = tab.load(url, pageExpectation, visitLimits.of(1));
            return navigationResult instanceof NavigationResult.Page page
                    ? new Loaded.There(page.snapshot())
                    : new Loaded.Not(EndSentence.of(navigationResult));
        } catch (NoBrowser e) {
            throw new LiveFailed("there is no tab to load in: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        browsers.close();
    }
}
