package dev.trawl.fetcher.browser;

import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Heartbeat.BrowserState;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.process.BrowserFolder;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of the fetcher's browser: starts it, replaces it when it is retired or abandoned, ends it. A retired browser finishes
 * its visits while new visits use its successor. Thread-safe.
 */
public final class Browsers implements ManagedBrowser {

    private static final Logger log = LoggerFactory.getLogger(Browsers.class);
    private static final Duration ENDING = Duration.ofSeconds(12);

    private final BrowserSettings settings;
    private final BrowserStart start;
    private final Clock clock;
    private final Set<BrowserLifecycle> lifecycles = new HashSet<>();
    private final ReentrantLock oneStart = new ReentrantLock();
    private final Set<Thread> endings = ConcurrentHashMap.newKeySet();
    private volatile @Nullable BrowserLifecycle current;
    private boolean closed;
    private volatile boolean starting;
    private volatile Instant since;

    public Browsers(BrowserSettings settings, ForwardProxy proxy, ClickSteps steps, Clock clock) {
        this.settings = settings;
        this.start = new BrowserStart(settings, proxy, steps, clock);
        this.clock = clock;
        this.since = clock.instant();
        int left = BrowserFolder.removeOrphans(settings);
        if (left > 0) {
            log.info("ended what {} browsers of former fetchers had left", left);
        }
    }

    @Override
    public Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException {
        BrowserLifecycle lifecycle = ensure();
        synchronized (this) {
            lifecycle.enter();
        }
        try {
            return new CountedTab(lifecycle.chrome().open(site, limit), () -> leave(lifecycle));
        } catch (NoBrowser | InterruptedException | RuntimeException e) {
            leave(lifecycle);
            throw e;
        }
    }

    @Override
    public void ready() throws NoBrowser, InterruptedException {
        ensure();
    }

    /** A start takes up to half a minute. It does not block callers that need no new browser. */
    private BrowserLifecycle ensure() throws NoBrowser, InterruptedException {
        Optional<BrowserLifecycle> lifecycle = usable();
        if (lifecycle.isPresent()) {
            return lifecycle.get();
        }
        oneStart.lockInterruptibly();
        try {
            lifecycle = usable();
            return lifecycle.isPresent() ? lifecycle.get() : started();
        } finally {
            oneStart.unlock();
        }
    }

    private synchronized Optional<BrowserLifecycle> usable() throws NoBrowser {
        BrowserLifecycle lifecycle = current;
        if (closed) {
            throw new NoBrowser("the fetcher is stopping");
        }
        if (lifecycle == null) {
            return Optional.empty();
        }
        if (lifecycle.chrome().isUsable() && !lifecycle.isDue(settings, clock.instant())) {
            return Optional.of(lifecycle);
        }
        retire(lifecycle);
        return Optional.empty();
    }

    private BrowserLifecycle started() throws NoBrowser, InterruptedException {
        since = clock.instant();
        starting = true;
        try {
            var fresh = new BrowserLifecycle(start.start(this::abandoned), clock.instant());
            if (!isKept(fresh)) {
                fresh.chrome().quit();
                throw new NoBrowser("the fetcher is stopping");
            }
            log.info("browser {} is active", fresh.chrome().process().name());
            return fresh;
        } finally {
            starting = false;
        }
    }

    private synchronized boolean isKept(BrowserLifecycle fresh) {
        if (!closed) {
            lifecycles.add(fresh);
            current = fresh;
        }
        return !closed;
    }

    /** Ends the browser now when no visit uses it, else with its last visit. */
    private void retire(BrowserLifecycle lifecycle) {
        lifecycle.retire();
        if (lifecycle.equals(current)) {
            current = null;
        }
        if (lifecycle.isUnused() && lifecycles.remove(lifecycle)) {
            endings.removeIf(ending -> !ending.isAlive());
            endings.add(Thread.ofVirtual().start(lifecycle.chrome()::quit));
        }
    }

    private synchronized void leave(BrowserLifecycle lifecycle) {
        lifecycle.leave();
        if (lifecycle.isRetired() || !lifecycle.chrome().isUsable()) {
            retire(lifecycle);
        }
    }

    private synchronized void abandoned(Chrome chrome) {
        lifecycles.removeIf(lifecycle -> lifecycle.chrome().equals(chrome));
        BrowserLifecycle lifecycle = current;
        if (lifecycle != null && lifecycle.chrome().equals(chrome)) {
            current = null;
        }
    }

    @Override
    public void step() {
        BrowserLifecycle lifecycle = current;
        if (lifecycle != null) {
            lifecycle.measure();
        }
    }

    @Override
    public Heartbeat.Browser status() {
        if (starting) {
            return new Heartbeat.Browser(BrowserState.STARTING, null, since, 0, 0);
        }
        BrowserLifecycle lifecycle = current;
        if (lifecycle == null) {
            return new Heartbeat.Browser(BrowserState.CLOSED, null, since, 0, 0);
        }
        return new Heartbeat.Browser(
                lifecycle.isRetired() ? BrowserState.RETIRED : BrowserState.ACTIVE,
                lifecycle.chrome().process().name(),
                lifecycle.began(),
                lifecycle.memory(),
                lifecycle.visits());
    }

    @Override
    public void close() {
        Set<BrowserLifecycle> all;
        synchronized (this) {
            closed = true;
            current = null;
            all = Set.copyOf(lifecycles);
            lifecycles.clear();
        }
        all.forEach(lifecycle -> lifecycle.chrome().quit());
        endings.forEach(Browsers::await);
        awaitStart();
        start.close();
    }

    /** The thread that starts a browser ends it when the owner is closed. */
    private void awaitStart() {
        try {
            if (oneStart.tryLock(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                oneStart.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a browser that is ending: its folder would stay otherwise. */
    private static void await(Thread ending) {
        try {
            ending.join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
