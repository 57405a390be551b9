package dev.trawl.fetcher.visit;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** Waits before a page load. Tests use one that returns at once. */
    @FunctionalInterface
    public interface Sleeper {

        void sleep(Duration duration) throws InterruptedException;

        /** Sleeps in real time. */
        static Sleeper real() {
            return duration -> Thread.sleep(duration);
        }
    }

    /**
     * A visit that has ended.
     *
     * @param had all pages of the task that were sent, those of earlier attempts included
     * @param evidence what shows how the visit ended
     */
    record EndedVisit(VisitEnd end, Manifest had, List<Evidence> evidence) {

        EndedVisit {
            evidence = List.copyOf(evidence);
        }

        /** A visit that met a fault of the fetcher. It is charged, since the next visit may meet the fault again. */
        static EndedVisit faulty(Task task, Throwable fault) {
            return notBegun(task, new VisitEnd.BrowserLost("a fault of the fetcher: " + fault, Optional.empty(), true));
        }

        /** A visit that ended before it sent a page. */
        static EndedVisit notBegun(Task task, VisitEnd end) {
            return new EndedVisit(end, task.have(), List.of());
        }
    }
}
