package dev.trawl.fetcher.visit;

import dev.trawl.messages.FetcherId;
import dev.trawl.messages.LogContext;
import dev.trawl.messages.Outcome;
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
    public record House(
            FetcherId fetcher,
            Sites sites,
            Browser browser,
            Robots robots,
            PageSink sink,
            Reports reports,
            Orders orders,
            Board board,
            Watchdog watchdog,
            Pauses pauses,
            Ends ends,
            Clock clock) {}

    private final House house;
    private final EndReport report;
    private final int slot;

    /** @param slot from 1 */
    public TaskVisits(House house, int slot) {
        this.house = house;
        this.report = new EndReport(house.reports(), house.ends());
        this.slot = slot;
    }

    @Override
    public void looks() {
        house.board().looks(slot);
    }

    @Override
    public Done visit(Delivery delivery, Lease lease) throws InterruptedException {
        Task task = delivery.task();
        if (delivery.hasExpired(house.clock().instant())) {
            LOG.info("{} task {} expired at {}; dropped", task.account(), task.taskId(), task.expiresAt());
            return Done.FINISHED;
        }
        VisitRef ref = task.visitedAs(VisitId.draw());
        var timeline = new Timeline(house.clock());
        house.board().begins(slot, ref, timeline);
        try (var about = LogContext.of(ref)) {
            return visit(task, ref, new ToldLease(ref, lease, house.orders()), timeline);
        } catch (NotDurable e) {
            LOG.warn("{} handed back to the queue: {}", ref, e.getMessage());
            return Done.HAND_BACK;
        } finally {
            house.board().ends(slot);
        }
    }

    private Done visit(Task task, VisitRef ref, Lease lease, Timeline timeline)
            throws NotDurable, InterruptedException {
        Optional<SiteFile> site = house.sites().find(task.site());
        if (site.isEmpty()) {
            house.reports()
                    .outcome(new Outcome.HandedBack(
                            ref,
                            house.clock().instant(),
                            house.fetcher(),
                            "this fetcher has no site file " + task.site() + ".yml",
                            task.have()));
            return Done.FINISHED;
        }
        var errand = new Errand(task, site.get(), ref);
        try {
            tell(errand, ended(errand, lease, timeline), timeline);
        } catch (RuntimeException | Error e) {
            LOG.error("{} ended by a fault of the fetcher; charged, since the next visit may meet it again", ref, e);
            tell(errand, EndedVisit.faulty(task, e), timeline);
        }
        return Done.FINISHED;
    }

    private void tell(Errand errand, EndedVisit visit, Timeline timeline) throws NotDurable, InterruptedException {
        report.tell(errand, visit, verdicts(errand), timeline, house.clock().instant());
    }

    private EndedVisit ended(Errand errand, Lease lease, Timeline timeline) throws NotDurable, InterruptedException {
        Task task = errand.task();
        Optional<VisitEnd> stop = lease.stop();
        if (stop.isPresent()) {
            return EndedVisit.unbegun(task, stop.get());
        }
        if (house.orders().paused(task.site())) {
            return EndedVisit.unbegun(task, new VisitEnd.HandedBack("the site is paused"));
        }
        house.reports().outcome(new Outcome.Started(errand.ref(), house.clock().instant(), house.fetcher()));
        try {
            timeline.step("opens a tab");
            return inTab(errand, lease, timeline, house.browser().open(errand.site(), OPEN));
        } catch (NoBrowser e) {
            return EndedVisit.unbegun(task, new VisitEnd.HandedBack(String.valueOf(e.getMessage())));
        }
    }

    private EndedVisit inTab(Errand errand, Lease lease, Timeline timeline, Tab tab) throws InterruptedException {
        var deadline = new Deadline(errand.task().limits(), house.clock());
        var means = new Means(tab, house.sink(), house.robots(), lease, house.pauses(), house.clock());
        var visit = new Visit(errand, means, deadline, timeline);
        var guarded = new Watchdog.Guarded(tab, deadline, lease, Thread.currentThread());
        house.watchdog().add(guarded);
        try (tab) {
            VisitEnd end = visit.run();
            timeline.step("ends: " + Ends.name(end));
            boolean dead = Verdicts.dead(verdicts(errand)
                            .outcome(end, visit.had(), house.clock().instant()))
                    .isPresent();
            List<Evidence> evidence = dead ? evidence(errand, tab) : List.of();
            return new EndedVisit(end, visit.had(), evidence);
        } catch (InterruptedException e) {
            // Interrupted by the watchdog it is late, and is told so; by anybody else the task is no longer ours.
            if (!guarded.isCutShort()) {
                throw e;
            }
            return new EndedVisit(visit.cutShort(), visit.had(), List.of());
        } finally {
            house.watchdog().remove(guarded);
        }
    }

    /** A visit ends as it did, whatever becomes of what would show it. */
    private static List<Evidence> evidence(Errand errand, Tab tab) throws InterruptedException {
        try {
            return tab.evidence(EVIDENCE);
        } catch (RuntimeException e) {
            LOG.warn("{} has no evidence but its timeline", errand.ref(), e);
            return List.of();
        }
    }

    private Verdicts verdicts(Errand errand) {
        return new Verdicts(errand, house.fetcher());
    }
}
