package dev.trawl.trial.live;

import dev.trawl.fetcher.browser.BrowserSettings;
import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.robots.RobotsFiles;
import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Board;
import dev.trawl.fetcher.visit.Delivery;
import dev.trawl.fetcher.visit.Lease;
import dev.trawl.fetcher.visit.NoBrowser;
import dev.trawl.fetcher.visit.Orders;
import dev.trawl.fetcher.visit.Pauses;
import dev.trawl.fetcher.visit.Robots;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.fetcher.visit.TaskVisits;
import dev.trawl.fetcher.visit.Watchdog;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Limits;
import dev.trawl.messages.Task;
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
        var house = new TaskVisits.House(
                new FetcherId("trial"),
                SiteFiles.of(site),
                browsers,
                robots,
                recordingSink,
                recordingSink,
                Orders.NONE,
                new Board(1, clock),
                watchdog,
                Pauses.real(),
                recordingSink::ended,
                clock);
        var unused = new TaskVisits(house, 1).visit(new Delivery(task, 1), Lease.forever());
    }

    /** One load, where the site and its robots.txt allow it; after the pause that the site's rate asks for. */
    Loaded load(URI url, Awaited awaited) throws InterruptedException {
        if (!isAllowed(url)) {
            return new Loaded.Not(url.getAuthority() + " is none of hosts.allow: "
                    + String.join(", ", site.hosts().allow()));
        }
        Duration pause = site.pace().rate().pause(1);
        return switch (robots.ask(site, url)) {
            case Robots.Verdict.Disallowed no -> new Loaded.Not("robots.txt does not allow " + url);
            case Robots.Verdict.Unknown unknown -> new Loaded.Not(unknown.reason());
            case Robots.Verdict.Allowed allowed -> {
                Pauses.real().keep(pause);
                yield inTab(url, awaited);
            }
        };
    }

    private boolean isAllowed(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getHost() != null && site.hosts().allows(url.getHost(), url.getPort() < 0 ? usual : url.getPort());
    }

    private Loaded inTab(URI url, Awaited awaited) throws InterruptedException {
        Limits limits = site.pace().limits();
        try (Tab tab = browsers.open(site, OPEN)) {
            Arrival arrival = tab.load(url, awaited, limits.of(1));
            return arrival instanceof Arrival.Page page
                    ? new Loaded.There(page.shown())
                    : new Loaded.Not(EndSentence.of(arrival));
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
