package dev.trawl.fetcher.visit;

import dev.trawl.messages.FetcherId;
import dev.trawl.messages.LogContext;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Task;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one slot does with a task: makes the visit, and tells of its end in the order pages, evidence, letter, outcome, each
 * durable before the next. Used by one thread at a time.
 */
public final class TaskVisits implements TaskHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TaskVisits.class);
    private static final Duration OPEN = Duration.ofSeconds(20);
    private static final Duration EVIDENCE = Duration.ofSeconds(6);

    /** What all slots share. */
    public record VisitContext(
            FetcherId fetcher,
            Sites sites,
            Browser browser,
            Robots robots,
            PageSink sink,
            Reports reports,
            ControlState control,
            SlotStatus status,
            Watchdog watchdog,
            Sleeper sleeper,
            VisitMetrics metrics,
            Clock clock) {}

    private final TaskVisits.VisitContext visitContext;
    private final VisitEndPublisher visitEndPublisher;
    private final int slot;

    /** @param slot from 1 */
    public TaskVisits(TaskVisits.VisitContext visitContext, int slot) {
        this.visitContext = visitContext;
        this.visitEndPublisher = new VisitEndPublisher(visitContext.reports(), visitContext.metrics());
        this.slot = slot;
    }

    @Override
    public void polling() {
        visitContext.status().polled(slot);
    }

    @Override
    public TaskDisposition visit(Delivery delivery, Lease lease) throws InterruptedException {
        Task task = delivery.task();
        if (delivery.hasExpired(visitContext.clock().instant())) {
            LOG.info("{} task {} expired at {}; dropped", task.account(), task.taskId(), task.expiresAt());
            return TaskDisposition.FINISHED;
        }
        VisitRef ref = task.visitedAs(VisitId.draw());
        var timeline = new Timeline(visitContext.clock());
        visitContext.status().beginVisit(slot, ref, timeline);
        try (var about = LogContext.of(ref)) {
            return visit(task, ref, new ControlledLease(ref, lease, visitContext.control()), timeline);
        } catch (NotDurable e) {
            LOG.warn("{} handed back to the queue: {}", ref, e.getMessage());
            return TaskDisposition.HAND_BACK;
        } finally {
            visitContext.status().endVisit(slot);
        }
    }

    private TaskDisposition visit(Task task, VisitRef ref, Lease lease, Timeline timeline)
            throws NotDurable, InterruptedException {
        Optional<SiteFile> site = visitContext.sites().find(task.site());
        if (site.isEmpty()) {
            visitContext
                    .reports()
                    .outcome(new Outcome.HandedBack(
                            ref,
                            visitContext.clock().instant(),
                            visitContext.fetcher(),
                            "this fetcher has no site file " + task.site() + ".yml",
                            task.have()));
            return TaskDisposition.FINISHED;
        }
        var visitRequest = new VisitRequest(task, site.get(), ref);
        try {
            publish(visitRequest, makeVisit(visitRequest, lease, timeline), timeline);
        } catch (RuntimeException | Error e) {
            LOG.error("{} ended by a fault of the fetcher; charged, since the next visit may meet it again", ref, e);
            publish(visitRequest, EndedVisit.faulty(task, e), timeline);
        }
        return TaskDisposition.FINISHED;
    }

    private void publish(VisitRequest visitRequest, EndedVisit visit, Timeline timeline)
            throws NotDurable, InterruptedException {
        visitEndPublisher.publish(
                visitRequest,
                visit,
                visitOutcomes(visitRequest),
                timeline,
                visitContext.clock().instant());
    }

    private EndedVisit makeVisit(VisitRequest visitRequest, Lease lease, Timeline timeline)
            throws NotDurable, InterruptedException {
        Task task = visitRequest.task();
        Optional<AbortReason> stop = lease.stop();
        if (stop.isPresent()) {
            var where = NavigationResult.Spot.NOWHERE.on(new PageRef(PageKind.PROFILE, 1));
            return EndedVisit.notBegun(task, stop.get().end(where));
        }
        if (visitContext.control().paused(task.site())) {
            return EndedVisit.notBegun(task, new VisitEnd.HandedBack("the site is paused"));
        }
        visitContext
                .reports()
                .outcome(new Outcome.Started(
                        visitRequest.ref(), visitContext.clock().instant(), visitContext.fetcher()));
        try {
            timeline.step("opens a tab");
            return inTab(visitRequest, lease, timeline, visitContext.browser().open(visitRequest.site(), OPEN));
        } catch (NoBrowser e) {
            return EndedVisit.notBegun(task, new VisitEnd.HandedBack(String.valueOf(e.getMessage())));
        }
    }

    private EndedVisit inTab(VisitRequest visitRequest, Lease lease, Timeline timeline, Tab tab)
            throws InterruptedException {
        var visitDeadline = new VisitDeadline(visitRequest.task().limits(), visitContext.clock());
        var pageLoader = new PageLoader(
                visitRequest, tab, visitContext.robots(), lease, visitContext.sleeper(), visitDeadline, timeline);
        var visitProgress = new VisitProgress(visitRequest, visitContext.sink(), timeline);
        var guarded = new Watchdog.Guarded(tab, visitDeadline, lease, Thread.currentThread());
        visitContext.watchdog().add(guarded);
        try (tab) {
            VisitEnd end = new Visit(visitRequest, pageLoader, visitProgress).run();
            timeline.step("ends: " + VisitMetrics.name(end));
            boolean dead = VisitOutcomes.dead(visitOutcomes(visitRequest)
                            .outcome(
                                    end,
                                    visitProgress.manifest(),
                                    visitContext.clock().instant()))
                    .isPresent();
            List<Evidence> evidence = dead ? evidence(visitRequest, tab) : List.of();
            return new EndedVisit(end, visitProgress.manifest(), evidence);
        } catch (InterruptedException e) {
            // Interrupted by the watchdog it is late, and ends so; by another thread the task no longer belongs to this
            // fetcher.
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
            visitContext.watchdog().remove(guarded);
        }
    }

    /** A visit ends as it did, whatever becomes of what would show it. */
    private static List<Evidence> evidence(VisitRequest visitRequest, Tab tab) throws InterruptedException {
        try {
            return tab.evidence(EVIDENCE);
        } catch (RuntimeException e) {
            LOG.warn("{} has no evidence but its timeline", visitRequest.ref(), e);
            return List.of();
        }
    }

    private VisitOutcomes visitOutcomes(VisitRequest visitRequest) {
        return new VisitOutcomes(visitRequest, visitContext.fetcher());
    }
}
