package dev.trawl.scheduler.publishing;

import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.scheduler.site.ExpectedLoads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the turns of crawl queues are kept. Every method runs in the transaction that there is. Thread-safe. */
public interface QueueStore {

    /** Locks publishing until the transaction ends. @return whether no other scheduler has it locked */
    boolean lock();

    /** What each site has out, of those that have anything out. */
    Map<SiteId, OutCount> out();

    /**
     * Tasks of a site between publishing and stored rows.
     *
     * @param total all of them
     * @param atFetchers those that a fetcher has or will have
     * @param unstarted those that no fetcher has started
     * @param unstoredPages pages of those whose rows are awaited
     * @param oldest when the first of them was published
     */
    record OutCount(int total, int atFetchers, int unstarted, long unstoredPages, Optional<Instant> oldest) {

        static final OutCount NONE = new OutCount(0, 0, 0, 0, Optional.empty());
    }

    /** Whether a queue of the site has a task that is due, and its crawl is not paused. */
    boolean isDue(SiteId site, Instant now);

    /**
     * The due tasks of the queues of a site whose turns come next.
     *
     * @param mean pages of a visit, by the mean of the site
     * @param most how many could be taken
     */
    ReadyTasks ready(SiteId site, ExpectedLoads mean, int most, Instant now);

    /** Moves queues back as they were served, once what was taken is out; those without a due task sleep from now on. */
    void served(ReadyTasks ready, FairOrder order);

    /** Locks tasks that were claimed before a time and never confirmed by Kafka. */
    List<TaskId> lockUnconfirmed(Instant claimedBefore);
}
