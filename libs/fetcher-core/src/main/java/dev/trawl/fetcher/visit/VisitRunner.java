package dev.trawl.fetcher.visit;

import dev.trawl.contract.FetcherId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes visits, each in a tab of its own that the watchdog guards. Thread-safe. */
public final class VisitRunner {

    private static final Logger log = LoggerFactory.getLogger(VisitRunner.class);

    /** What the browser may take to open a tab. */
    private static final Duration OPEN = Duration.ofSeconds(20);

    /** What the evidence of a visit may take. */
    private static final Duration EVIDENCE = Duration.ofSeconds(6);

    private final FetcherId fetcher;
    private final Browser browser;
    private final Robots robots;
    private final PageSink sink;
    private final Watchdog watchdog;
    private final Sleeper sleeper;
    private final Clock clock;

    public VisitRunner(
            FetcherId fetcher,
            Browser browser,
            Robots robots,
            PageSink sink,
            Watchdog watchdog,
            Sleeper sleeper,
            Clock clock) {
        this.fetcher = fetcher;
        this.browser = browser;
        this.robots = robots;
        this.sink = sink;
        this.watchdog = watchdog;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /**
     * Makes one visit.
     *
     * @throws InterruptedException when another fetcher may have the task
     */
    EndedVisit run(VisitRequest visitRequest, Lease lease, Timeline timeline) throws InterruptedException {
        try {
            timeline.step("opens a tab");
            return inTab(visitRequest, lease, timeline, browser.open(visitRequest.site(), OPEN));
        } catch (Browser.NoBrowser e) {
            return EndedVisit.notBegun(visitRequest.task(), new VisitEnd.HandedBack(String.valueOf(e.getMessage())));
        }
    }

    private EndedVisit inTab(VisitRequest visitRequest, Lease lease, Timeline timeline, Tab tab)
            throws InterruptedException {
        var visitDeadline = new VisitDeadline(visitRequest.task().limits(), clock);
        var pageLoader = new PageLoader(visitRequest, tab, robots, lease, sleeper, visitDeadline, timeline);
        var visitProgress = new VisitProgress(visitRequest, sink, timeline);
        var guarded = new Watchdog.Guarded(tab, visitDeadline, lease, Thread.currentThread());
        watchdog.add(guarded);
        try (tab) {
            VisitEnd end = new Visit(visitRequest, pageLoader, visitProgress).run();
            timeline.step("ends: " + VisitMetrics.name(end));
            var outcome =
                    new VisitOutcomes(visitRequest, fetcher).outcome(end, visitProgress.manifest(), clock.instant());
            boolean dead = VisitOutcomes.dead(outcome).isPresent();
            return new EndedVisit(end, visitProgress.manifest(), dead ? evidence(visitRequest, tab) : List.of());
        } catch (InterruptedException e) {
            // The watchdog interrupts a visit that is late. Any other interrupt says that the lock on the task is lost.
            if (!guarded.isInterrupted()) {
                throw e;
            }
            var end = new VisitEnd.TimedOut(
                    "the visit did not end after its deadline had passed, at: "
                            + timeline.current().what(),
                    NavigationResult.Spot.NOWHERE.on(pageLoader.latest()),
                    false);
            return new EndedVisit(end, visitProgress.manifest(), List.of());
        } finally {
            watchdog.remove(guarded);
        }
    }

    /** A fault here does not change how the visit ends. */
    private static List<Evidence> evidence(VisitRequest visitRequest, Tab tab) throws InterruptedException {
        try {
            return tab.evidence(EVIDENCE);
        } catch (RuntimeException e) {
            log.warn("{} has no evidence but its timeline", visitRequest.ref(), e);
            return List.of();
        }
    }
}
