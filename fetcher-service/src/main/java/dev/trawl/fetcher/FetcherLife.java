package dev.trawl.fetcher;

import dev.trawl.fetcher.browser.OwnedBrowser;
import dev.trawl.fetcher.messaging.Heartbeats;
import dev.trawl.fetcher.messaging.SlotOpening;
import dev.trawl.fetcher.messaging.Slots;
import dev.trawl.fetcher.visit.Board;
import dev.trawl.fetcher.visit.NoBrowser;
import dev.trawl.fetcher.visit.TaskVisits;
import dev.trawl.fetcher.visit.Watchdog;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.Topics;
import dev.trawl.messaging.Outage;
import dev.trawl.messaging.Sender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A fetcher's life: a browser, slots and heartbeats; at the end no more tasks, the visits that run, the browser's end,
 * and a last word.
 */
@Component
class FetcherLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FetcherLife.class);

    /** How often the browser's memory is measured: the kernel walks all its pages for it, some 40 ms of a core. */
    private static final Duration MEASURE = Duration.ofSeconds(20);

    /** What slots may take to leave a group that they have just joined. */
    private static final Duration JOINING = Duration.ofSeconds(5);

    private final FetcherSettings.Fetcher settings;
    private final TaskVisits.House house;
    private final OwnedBrowser browser;
    private final SlotOpening opening;
    private final Heartbeats heartbeats;
    private final Outage noBrowser;
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("timer-", 1).factory());
    private @Nullable Slots slots;
    private volatile boolean running;

    FetcherLife(
            FetcherSettings settings,
            TaskVisits.House house,
            OwnedBrowser browser,
            SlotOpening opening,
            FetcherVoice voice) {
        this.settings = settings.fetcher();
        this.house = house;
        this.browser = browser;
        this.opening = opening;
        this.heartbeats = voice.heartbeats();
        this.noBrowser = new Outage("there is no browser", LOG, house.clock());
    }

    /** What speaks for the fetcher. */
    @Component
    static class FetcherVoice {

        private final Heartbeats heartbeats;

        FetcherVoice(TaskVisits.House house, OwnedBrowser browser, Sender sender, Topics topics) {
            Board board = house.board();
            Clock clock = house.clock();
            Instant started = clock.instant();
            this.heartbeats = new Heartbeats(
                    house.fetcher(),
                    sender,
                    topics,
                    stopping -> new Heartbeat(
                            house.fetcher(),
                            clock.instant(),
                            started,
                            stopping,
                            board.pages(),
                            board.visits(),
                            board.slots(),
                            browser.status(),
                            house.robots().read()),
                    clock);
            board.onChange(heartbeats::soon);
        }

        Heartbeats heartbeats() {
            return heartbeats;
        }
    }

    /** The slots join their group, which takes seconds, while the browser starts; they take tasks once it is there. */
    @Override
    public void start() {
        Slots joining =
                opening.open(settings.slots(), settings.grace(), this::hasBrowser, slot -> new TaskVisits(house, slot));
        slots = joining;
        try {
            browser.ready();
        } catch (NoBrowser e) {
            joining.stop(JOINING);
            throw new NoBrowserAtStart(e);
        } catch (InterruptedException e) {
            joining.stop(JOINING);
            Thread.currentThread().interrupt();
            return;
        }
        running = true;
        Watchdog watchdog = house.watchdog();
        repeat(watchdog::step, Duration.ofMillis(200));
        repeat(browser::step, MEASURE);
        heartbeats.start();
        LOG.info("fetcher {} takes tasks in {} slots", house.fetcher(), settings.slots());
    }

    private void repeat(Runnable step, Duration every) {
        var unused = timers.scheduleWithFixedDelay(
                () -> {
                    try {
                        step.run();
                    } catch (RuntimeException e) {
                        LOG.error("a timer's step failed; the next one is tried", e);
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A slot asks for a task only when there is a browser for it; the first one is not its to start. */
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
        timers.shutdownNow();
        browser.close();
        heartbeats.gone();
        LOG.info("fetcher {} has gone", house.fetcher());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
