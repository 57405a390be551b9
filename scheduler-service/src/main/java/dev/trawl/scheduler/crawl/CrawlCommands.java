package dev.trawl.scheduler.crawl;

import dev.trawl.contract.Control;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.TaskId;
import dev.trawl.scheduler.task.Ledger;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import dev.trawl.scheduler.task.Outbox;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskStore;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a client asks of whole crawls. Large crawls change in batches, so that no transaction is long. Thread-safe. */
public final class CrawlCommands {

    private static final int BATCH = 500;

    private final Ledger ledger;
    private final TaskStore tasks;
    private final CrawlStore crawls;
    private final Outbox outbox;
    private final Clock clock;

    public CrawlCommands(Ledger ledger, TaskStore tasks, CrawlStore crawls, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.crawls = crawls;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Cancels every task of a crawl that can be, and takes no more for it. @return how many changed */
    public int cancel(CrawlId crawl) {
        boolean found = ledger.inTransaction(() -> {
            Instant now = clock.instant();
            boolean exists = crawls.cancel(crawl, now);
            if (exists) {
                outbox.putControl(Map.of(Control.key(crawl), new Control.OfCrawl(true)), now);
            }
            return exists;
        });
        Set<TaskStateName> open = EnumSet.of(TaskStateName.HELD, TaskStateName.WAITING, TaskStateName.QUEUED);
        return found ? applyToAll(crawl, open, new TaskEvent.CancelAsked()) : 0;
    }

    /**
     * Lets held tasks of a crawl go, those submitted first before others, and by user ID among those submitted at once.
     *
     * @param most the maximum; all where it is empty
     * @return how many there were
     */
    public int release(CrawlId crawl, OptionalInt most) {
        if (most.isEmpty()) {
            return applyToAll(crawl, EnumSet.of(TaskStateName.HELD), new TaskEvent.ReleaseAsked());
        }
        int released = 0;
        int batch = 1;
        while (released < most.getAsInt() && batch > 0) {
            int limit = Math.min(BATCH, most.getAsInt() - released);
            batch = ledger.inTransaction(() -> Transition.countChanged(ledger.applyInTransaction(
                    TaskChange.all(tasks.lockFirstHeld(crawl, limit), new TaskEvent.ReleaseAsked()))));
            released += batch;
        }
        return released;
    }

    /** Publishes nothing more of a crawl, or goes on with it; visits that are out end as they would. */
    public void pause(CrawlId crawl, boolean paused) {
        crawls.pause(crawl, paused, clock.instant());
    }

    private int applyToAll(CrawlId crawl, Set<TaskStateName> states, TaskEvent event) {
        int changed = 0;
        Optional<TaskId> last = Optional.empty();
        while (true) {
            List<TaskId> batch = tasks.inStates(crawl, states, last, BATCH);
            if (batch.isEmpty()) {
                return changed;
            }
            last = Optional.of(batch.getLast());
            changed += Transition.countChanged(ledger.apply(TaskChange.all(batch, event)));
        }
    }
}
