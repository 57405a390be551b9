package dev.trawl.scheduler.task;

import dev.trawl.contract.Control;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a client asks of single tasks and of sites. Thread-safe. */
public final class TaskCommands {

    private final Ledger ledger;
    private final SiteStore sites;
    private final Outbox outbox;
    private final Clock clock;

    public TaskCommands(Ledger ledger, SiteStore sites, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Transition cancel(TaskId task) {
        return ledger.apply(List.of(new TaskChange(task, new TaskEvent.CancelAsked())))
                .getFirst();
    }

    /** Starts no new visit to a site, or goes on with it; visits that are out end as they would. */
    public void pause(SiteId site, boolean paused) {
        ledger.inTransaction(() -> {
            outbox.putControl(Map.of(Control.key(site), new Control.OfSite(paused)), clock.instant());
            sites.pause(site, paused);
            return paused;
        });
    }
}
