package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.Gate;
import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Browser;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.NoBrowser;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.Heartbeat.BrowserState;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one owner of the fetcher's browser: starts it, replaces it when it is retired or spoiled, ends it. A retired browser
 * finishes the visits that it has; new ones go to a fresh one. Thread-safe.
 */
public final class Browsers implements Browser, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);

    private final Chrome.Surroundings surroundings;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Set<Life> lives = new HashSet<>();
    private volatile @Nullable Life current;
    private boolean closed;
    private volatile boolean starting;
    private volatile Instant since;

    public Browsers(BrowserSettings settings, ForwardProxy proxy, ClickSteps steps, Clock clock) {
        this.surroundings = new Chrome.Surroundings(settings, proxy, steps, clock);
        this.since = clock.instant();
        int left = BrowserFolder.reap(settings);
        if (left > 0) {
            LOG.info("ended what {} browsers of fetchers that are no more had left", left);
        }
    }

    /** A browser and what it has served. */
    private static final class Life {
        private final Chrome chrome;
        private final Instant began;
        private volatile int visits;
        private int open;
        private volatile boolean retired;
        private volatile long memory;

        private Life(Chrome chrome, Instant began) {
            this.chrome = chrome;
            this.began = began;
        }
    }

    @Override
    public Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException {
        Life life = ensure();
        synchronized (this) {
            life.visits++;
            life.open++;
        }
        try {
            return new Counted(life.chrome.open(site, limit), life);
        } catch (NoBrowser | InterruptedException | RuntimeException e) {
            leave(life);
            throw e;
        }
    }

    /** Makes sure that a browser is there and fit. */
    public void ready() throws NoBrowser, InterruptedException {
        ensure();
    }

    private synchronized Life ensure() throws NoBrowser, InterruptedException {
        Life life = current;
        if (closed) {
            throw new NoBrowser("the fetcher is stopping");
        }
        if (life != null && life.chrome.isFit() && !isDue(life)) {
            return life;
        }
        if (life != null) {
            retire(life);
        }
        since = surroundings.clock().instant();
        starting = true;
        try {
            Life fresh = new Life(start(), surroundings.clock().instant());
            lives.add(fresh);
            current = fresh;
            LOG.info("browser {} is active", fresh.chrome.process().name());
            return fresh;
        } finally {
            starting = false;
        }
    }

    private Chrome start() throws NoBrowser, InterruptedException {
        Gate nowhere = surroundings.proxy().shut();
        ChromeProcess process = null;
        try {
            process = ChromeProcess.start(surroundings.settings(), nowhere.address());
            var cdp = Cdp.connect(devTools(process), Duration.ofSeconds(10), http);
            return new Chrome(process, cdp, nowhere, surroundings, this::spoiled);
        } catch (CdpFailure | IOException e) {
            nowhere.close();
            if (process != null) {
                process.kill();
            }
            throw new NoBrowser("the browser started and cannot be talked to: " + e.getMessage(), e);
        } catch (NoBrowser e) {
            nowhere.close();
            throw e;
        }
    }

    private URI devTools(ChromeProcess process) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + process.debugger() + "/json/version"))
                .timeout(Duration.ofSeconds(10))
                .build();
        String version =
                http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return URI.create(JsonMapper.shared()
                .readTree(version)
                .path("webSocketDebuggerUrl")
                .asString());
    }

    private boolean isDue(Life life) {
        BrowserSettings settings = surroundings.settings();
        return life.visits >= settings.retireVisits()
                || Duration.between(life.began, surroundings.clock().instant()).compareTo(settings.retireAge()) > 0
                || life.memory > settings.retireMemory().toBytes();
    }

    /** Ends it now when nothing uses it, else with its last visit. */
    private void retire(Life life) {
        life.retired = true;
        if (life.equals(current)) {
            current = null;
        }
        if (life.open == 0 && lives.remove(life)) {
            Thread.ofVirtual().start(life.chrome::quit);
        }
    }

    private synchronized void leave(Life life) {
        life.open--;
        if (life.retired || !life.chrome.isFit()) {
            retire(life);
        }
    }

    private synchronized void spoiled(Chrome chrome) {
        lives.removeIf(life -> life.chrome.equals(chrome));
        Life life = current;
        if (life != null && life.chrome.equals(chrome)) {
            current = null;
        }
    }

    /** Measures memory; call it every few seconds. */
    public void step() {
        Life life;
        synchronized (this) {
            life = current;
        }
        if (life != null) {
            life.memory = ProcessTree.memory(life.chrome.process().processes());
        }
    }

    /** For the heartbeat. */
    public Heartbeat.Browser status() {
        if (starting) {
            return new Heartbeat.Browser(BrowserState.STARTING, null, since, 0, 0);
        }
        Life life = current;
        if (life == null) {
            return new Heartbeat.Browser(BrowserState.CLOSED, null, since, 0, 0);
        }
        return new Heartbeat.Browser(
                life.retired ? BrowserState.RETIRED : BrowserState.ACTIVE,
                life.chrome.process().name(),
                life.began,
                life.memory,
                life.visits);
    }

    @Override
    public void close() {
        Set<Life> all;
        synchronized (this) {
            closed = true;
            current = null;
            all = Set.copyOf(lives);
            lives.clear();
        }
        all.forEach(life -> life.chrome.quit());
        http.shutdownNow();
    }

    /** A tab whose end is counted. */
    private final class Counted implements Tab {

        private final Tab tab;
        private final Life life;
        private boolean left;

        private Counted(Tab tab, Life life) {
            this.tab = tab;
            this.life = life;
        }

        @Override
        public Arrival load(URI url, Awaited awaited, Duration limit) throws InterruptedException {
            return tab.load(url, awaited, limit);
        }

        @Override
        public Arrival next(Paging.Click paging, Awaited awaited, Shown before, Duration limit)
                throws InterruptedException {
            return tab.next(paging, awaited, before, limit);
        }

        @Override
        public Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit)
                throws InterruptedException {
            return tab.more(paging, awaited, before, limit);
        }

        @Override
        public List<Evidence> evidence(Duration limit) throws InterruptedException {
            return tab.evidence(limit);
        }

        @Override
        public void abort(String reason) {
            tab.abort(reason);
        }

        @Override
        public void close() {
            tab.close();
            if (!left) {
                left = true;
                leave(life);
            }
        }
    }
}
