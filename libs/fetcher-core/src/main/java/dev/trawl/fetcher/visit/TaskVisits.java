package dev.trawl.fetcher.visit;

import dev.trawl.contract.LogContext;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.TaskHandler.Delivery;
import dev.trawl.fetcher.visit.VisitRunner.EndedVisit;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What slots do with a task: decide whether it is visited, make the visit, publish its end. Pages, evidence, letter and outcome
 * are published in this order. Each is durable before the next. Thread-safe.
 */
public final class TaskVisits {

    private static final Logger log = LoggerFactory.getLogger(TaskVisits.class);

    private final Sites sites;
    private final ControlState control;
    private final SlotStatus status;
    private final VisitRunner visitRunner;
    private final VisitPublisher visitPublisher;
    private final Clock clock;

    public TaskVisits(
            Sites sites,
            ControlState control,
            SlotStatus status,
            VisitRunner visitRunner,
            VisitPublisher visitPublisher,
            Clock clock) {
        this.sites = sites;
        this.control = control;
        this.status = status;
        this.visitRunner = visitRunner;
        this.visitPublisher = visitPublisher;
        this.clock = clock;
    }

    /**
     * The handler of one slot.
     *
     * @param slot from 1
     */
    public TaskHandler handler(int slot) {
        return new TaskHandler() {
            @Override
            public Disposition visit(Delivery delivery, Lease lease) throws InterruptedException {
                return TaskVisits.this.visit(slot, delivery, lease);
            }

            @Override
            public void polling() {
                status.polled(slot);
            }
        };
    }

    private TaskHandler.Disposition visit(int slot, Delivery delivery, Lease lease) throws InterruptedException {
        Task task = delivery.task();
        if (delivery.hasExpired(clock.instant())) {
            log.info("{} task {} expired at {}; dropped", task.account(), task.taskId(), task.expiresAt());
            return TaskHandler.Disposition.FINISHED;
        }
        VisitRef ref = task.visitedAs(VisitId.draw());
        var timeline = new Timeline(clock);
        status.beginVisit(slot, ref, timeline);
        try (var about = LogContext.of(ref)) {
            visit(task, ref, lease.controlledBy(control, ref), timeline);
            return TaskHandler.Disposition.FINISHED;
        } catch (Reports.NotDurable e) {
            log.warn("{} handed back to the queue: {}", ref, e.getMessage());
            return TaskHandler.Disposition.HAND_BACK;
        } finally {
            status.endVisit(slot);
        }
    }

    private void visit(Task task, VisitRef ref, Lease lease, Timeline timeline)
            throws Reports.NotDurable, InterruptedException {
        Optional<SiteFile> site = sites.find(task.site());
        if (site.isEmpty()) {
            visitPublisher.handedBack(ref, "this fetcher has no site file " + task.site() + ".yml", task.have());
            return;
        }
        var visitRequest = new VisitRequest(task, site.get(), ref);
        try {
            visitPublisher.publish(visitRequest, makeVisit(visitRequest, lease, timeline), timeline);
        } catch (RuntimeException | Error e) {
            log.error("{} ended by a fault of the fetcher; charged, since the next visit may meet it again", ref, e);
            visitPublisher.publish(visitRequest, EndedVisit.faulty(task, e), timeline);
        }
    }

    private EndedVisit makeVisit(VisitRequest visitRequest, Lease lease, Timeline timeline)
            throws Reports.NotDurable, InterruptedException {
        Task task = visitRequest.task();
        Optional<AbortReason> stop = lease.abortReason();
        if (stop.isPresent()) {
            var where = NavigationResult.Spot.NOWHERE.on(new PageRef(PageKind.PROFILE, 1));
            return EndedVisit.notBegun(task, stop.get().end(where));
        }
        if (control.paused(task.site())) {
            return EndedVisit.notBegun(task, new VisitEnd.HandedBack("the site is paused"));
        }
        visitPublisher.started(visitRequest.ref());
        return visitRunner.run(visitRequest, lease, timeline);
    }
}
