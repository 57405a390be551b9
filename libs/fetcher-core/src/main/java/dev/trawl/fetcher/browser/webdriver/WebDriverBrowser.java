package dev.trawl.fetcher.browser.webdriver;

import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Heartbeat.BrowserState;
import dev.trawl.fetcher.browser.CountedTab;
import dev.trawl.fetcher.browser.ManagedBrowser;
import dev.trawl.fetcher.browser.process.BrowserFolder;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ChromeProcess;
import dev.trawl.fetcher.browser.process.ProcessTree;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Browsing;
import dev.trawl.sitefile.SiteFile;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A browser that is driven by plain WebDriver, one tab at a time. A session has no contexts that separate visits. Each visit
 * therefore has a driver and a browser of its own, behind its visit proxy. Thread-safe.
 */
public final class WebDriverBrowser implements ManagedBrowser {

    private final BrowserSettings settings;
    private final ForwardProxy proxy;
    private final Clock clock;
    private final Instant since;
    private final Semaphore slot = new Semaphore(1);
    private volatile @Nullable ChromeProcess running;
    private volatile @Nullable Known known;
    private volatile long memory;
    private volatile int visits;
    private volatile boolean closed;

    public WebDriverBrowser(BrowserSettings settings, ForwardProxy proxy, Clock clock) {
        this.settings = settings;
        this.proxy = proxy;
        this.clock = clock;
        this.since = clock.instant();
        BrowserFolder.removeOrphans(settings);
    }

    @Override
    public Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException {
        if (!slot.tryAcquire()) {
            throw new NoBrowser("WebDriver drives one tab at a time, and one is open");
        }
        try {
            return new CountedTab(opened(site, limit), this::ended);
        } catch (NoBrowser | InterruptedException | RuntimeException e) {
            slot.release();
            throw e;
        }
    }

    /** The name and user agent of the browser, known since its first start. */
    private record Known(String name, String userAgent) {}

    private void ended() {
        running = null;
        memory = 0;
        slot.release();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time, by the lock
    private synchronized Tab opened(SiteFile site, Duration limit) throws NoBrowser, InterruptedException {
        ready();
        VisitProxy visitProxy = openProxy(site);
        try {
            visits++;
            ChromeProcess started = start(visitProxy, limit, agent(site.browser()));
            return new WebDriverTab(site, visitProxy, new WebDriverSession(started), clock);
        } catch (NoBrowser | InterruptedException | RuntimeException e) {
            visitProxy.close();
            throw e;
        }
    }

    private VisitProxy openProxy(SiteFile site) throws NoBrowser {
        try {
            return proxy.open(site.hosts());
        } catch (UncheckedIOException e) {
            throw new NoBrowser(String.valueOf(e.getMessage()), e);
        }
    }

    private String agent(Browsing browsing) {
        Known browser = Objects.requireNonNull(known);
        return Objects.requireNonNullElseGet(browsing.userAgent(), () -> browser.userAgent() + " Trawl");
    }

    /** Starts and ends a first browser, to find out whether there is one, and which. */
    @Override
    public synchronized void ready() throws NoBrowser, InterruptedException {
        if (known == null) {
            try (VisitProxy denyingProxy = proxy.denyAll()) {
                ChromeProcess tried = start(denyingProxy, settings.startLimit(), "Trawl");
                known = new Known(tried.name(), tried.userAgent());
                tried.quit();
                running = null;
            }
        }
    }

    private ChromeProcess start(VisitProxy visitProxy, Duration limit, String agent)
            throws NoBrowser, InterruptedException {
        if (closed) {
            throw new NoBrowser("the fetcher is stopping");
        }
        ChromeProcess started =
                ChromeProcess.start(settings, visitProxy.address(), limit, options -> driveByWebDriver(options, agent));
        running = started;
        return started;
    }

    private static void driveByWebDriver(ChromeOptions options, String agent) {
        options.setPageLoadStrategy(PageLoadStrategy.EAGER);
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.DISMISS);
        options.setExperimentalOption("prefs", Map.of("download_restrictions", 3));
        options.setScriptTimeout(WebDriverSession.SLICE.plusSeconds(1));
        options.addArguments("--user-agent=" + agent);
    }

    @Override
    public void step() {
        ChromeProcess process = running;
        memory = process == null ? 0 : ProcessTree.memory(process.processes());
    }

    @Override
    public Heartbeat.Browser status() {
        Known browser = known;
        return browser == null || closed
                ? new Heartbeat.Browser(BrowserState.CLOSED, null, since, 0, visits)
                : new Heartbeat.Browser(BrowserState.ACTIVE, browser.name(), since, memory, visits);
    }

    /** Waits for a start that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        ChromeProcess process = running;
        if (process != null) {
            process.quit();
        }
    }
}
