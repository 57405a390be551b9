package dev.trawl.fetcher;

import dev.trawl.fetcher.browser.ManagedBrowser;
import dev.trawl.fetcher.messaging.Heartbeats;
import dev.trawl.fetcher.messaging.SlotStartup;
import dev.trawl.fetcher.messaging.Slots;
import dev.trawl.fetcher.visit.Browser.NoBrowser;
import dev.trawl.fetcher.visit.TaskVisits;
import dev.trawl.fetcher.visit.Watchdog;
import dev.trawl.kafka.Outage;
import dev.trawl.kafka.ScheduledLoop;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and stops a fetcher. The start is the browser, the slots, the heartbeats. The stop takes no more tasks, lets the
 * visits that run end, ends the browser, and sends a last heartbeat.
 */
@Component
class FetcherLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FetcherLifecycle.class);

    private static final Duration WATCH = Duration.ofMillis(200);

    /** How often the browser's memory is measured. The kernel walks all its pages for it, which takes about 40 ms of a core. */
    private static final Duration MEASURE = Duration.ofSeconds(20);

    /** What slots may take to leave a group that they have just joined. */
    private static final Duration JOINING = Duration.ofSeconds(5);

    private final FetcherSettings.Fetcher settings;
    private final TaskVisits taskVisits;
    private final ManagedBrowser browser;
    private final SlotStartup slotStartup;
    private final Heartbeats heartbeats;
    private final Outage noBrowser;
    private final ScheduledLoop watching;
    private final ScheduledLoop measuring;
    private @Nullable Slots slots;
    private volatile boolean running;

    FetcherLifecycle(
            FetcherSettings settings,
            TaskVisits taskVisits,
            ManagedBrowser browser,
            SlotStartup slotStartup,
            Heartbeats heartbeats,
            Watchdog watchdog,
            Clock clock) {
        this.settings = settings.fetcher();
        this.taskVisits = taskVisits;
        this.browser = browser;
        this.slotStartup = slotStartup;
        this.heartbeats = heartbeats;
        this.watching = new ScheduledLoop("watchdog", WATCH, watchdog::step, clock);
        this.measuring = new ScheduledLoop("browser-memory", MEASURE, browser::step, clock);
        this.noBrowser = new Outage("there is no browser", log, clock);
    }

    /** The slots join their share group, which takes seconds, while the browser starts. They take tasks once it has started. */
    @Override
    public void start() {
        Slots joining = slotStartup.open(settings.slots(), settings.grace(), this::hasBrowser, taskVisits::handler);
        slots = joining;
        try {
            browser.ready();
        } catch (NoBrowser e) {
            joining.stop(JOINING);
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            joining.stop(JOINING);
            Thread.currentThread().interrupt();
            return;
        }
        running = true;
        watching.start();
        measuring.start();
        heartbeats.start();
        log.info("fetcher {} takes tasks in {} slots", heartbeats.fetcher(), settings.slots());
    }

    /** Whether a slot may ask for a task. The first browser is started by {@link #start}, each later one here. */
    private boolean hasBrowser() {
        if (!running) {
            return false;
        }
        try {
            browser.ready();
            noBrowser.over();
            return true;
        } catch (NoBrowser e) {
            if (running) {
                noBrowser.failed(e);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        heartbeats.stopping();
        if (slots != null) {
            slots.stop(settings.grace().plusSeconds(15));
        }
        watching.close();
        measuring.close();
        browser.close();
        heartbeats.gone();
        log.info("fetcher {} has gone", heartbeats.fetcher());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
