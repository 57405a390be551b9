package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.process.BrowserFolder;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.NoBrowser;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.Heartbeat.BrowserState;
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
 * The one owner of the fetcher's browser: starts it, replaces it when it is retired or spoiled, ends it. A retired browser
 * finishes the visits that it has; new ones go to a fresh one. Thread-safe.
 */
public final class Browsers implements ManagedBrowser {

    private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);
    private static final Duration ENDING = Duration.ofSeconds(12);

    private final BrowserSettings settings;
    private final BrowserStart start;
    private final Clock clock;
    private final Set<BrowserLifecycle> lives = new HashSet<>();
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
        int left = BrowserFolder.reap(settings);
        if (left > 0) {
            LOG.info("ended what {} browsers of fetchers that are no more had left", left);
        }
    }

    @Override
    public Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException {
        BrowserLifecycle life = ensure();
        synchronized (this) {
            life.enter();
        }
        try {
            return new CountedTab(life.chrome().open(site, limit), () -> leave(life));
        } catch (NoBrowser | InterruptedException | RuntimeException e) {
            leave(life);
            throw e;
        }
    }

    @Override
    public void ready() throws NoBrowser, InterruptedException {
        ensure();
    }

    /** A start takes up to half a minute and does not block callers that need no new browser. */
    private BrowserLifecycle ensure() throws NoBrowser, InterruptedException {
        Optional<BrowserLifecycle> life = fit();
        if (life.isPresent()) {
            return life.get();
        }
        oneStart.lockInterruptibly();
        try {
            life = fit();
            return life.isPresent() ? life.get() : started();
        } finally {
            oneStart.unlock();
        }
    }

    private synchronized Optional<BrowserLifecycle> fit() throws NoBrowser {
        BrowserLifecycle life = current;
        if (closed) {
            throw new NoBrowser("the fetcher is stopping");
        }
        if (life == null) {
            return Optional.empty();
        }
        if (life.chrome().isFit() && !life.isDue(settings, clock.instant())) {
            return Optional.of(life);
        }
        retire(life);
        return Optional.empty();
    }

    private BrowserLifecycle started() throws NoBrowser, InterruptedException {
        since = clock.instant();
        starting = true;
        try {
            var fresh = new BrowserLifecycle(start.start(this::spoiled), clock.instant());
            if (!isKept(fresh)) {
                fresh.chrome().quit();
                throw new NoBrowser("the fetcher is stopping");
            }
            LOG.info("browser {} is active", fresh.chrome().process().name());
            return fresh;
        } finally {
            starting = false;
        }
    }

    private synchronized boolean isKept(BrowserLifecycle fresh) {
        if (!closed) {
            lives.add(fresh);
            current = fresh;
        }
        return !closed;
    }

    /** Ends it now when nothing uses it, else with its last visit. */
    private void retire(BrowserLifecycle life) {
        life.retire();
        if (life.equals(current)) {
            current = null;
        }
        if (life.isUnused() && lives.remove(life)) {
            endings.removeIf(ending -> !ending.isAlive());
            endings.add(Thread.ofVirtual().start(life.chrome()::quit));
        }
    }

    private synchronized void leave(BrowserLifecycle life) {
        life.leave();
        if (life.isRetired() || !life.chrome().isFit()) {
            retire(life);
        }
    }

    private synchronized void spoiled(Chrome chrome) {
        lives.removeIf(life -> life.chrome().equals(chrome));
        BrowserLifecycle life = current;
        if (life != null && life.chrome().equals(chrome)) {
            current = null;
        }
    }

    @Override
    public void step() {
        BrowserLifecycle life = current;
        if (life != null) {
            life.measure();
        }
    }

    @Override
    public Heartbeat.Browser status() {
        if (starting) {
            return new Heartbeat.Browser(BrowserState.STARTING, null, since, 0, 0);
        }
        BrowserLifecycle life = current;
        if (life == null) {
            return new Heartbeat.Browser(BrowserState.CLOSED, null, since, 0, 0);
        }
        return new Heartbeat.Browser(
                life.isRetired() ? BrowserState.RETIRED : BrowserState.ACTIVE,
                life.chrome().process().name(),
                life.began(),
                life.memory(),
                life.visits());
    }

    @Override
    public void close() {
        Set<BrowserLifecycle> all;
        synchronized (this) {
            closed = true;
            current = null;
            all = Set.copyOf(lives);
            lives.clear();
        }
        all.forEach(life -> life.chrome().quit());
        endings.forEach(Browsers::await);
        awaitStart();
        start.close();
    }

    /** A browser that is being started is ended by who starts it. */
    private void awaitStart() {
        try {
            if (oneStart.tryLock(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                oneStart.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A browser that was retired just before must not be left half ended: its folder would stay. */
    private static void await(Thread ending) {
        try {
            ending.join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
