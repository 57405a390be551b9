package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.scheduler.site.ExpectedLoads;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The tasks of one crawl, site and priority: the queues of a site and priority take turns. */
    record CrawlQueue(SiteId site, int priority, CrawlId crawl) {}

    /**
     * A task that is due.
     *
     * @param loads page loads that are expected of it, at least one
     */
    record DueTask(TaskId taskId, Account account, CrawlQueue queue, int loads) {}

    /**
     * What some crawl queues have ready.
     *
     * @param queues all that were read, those without a due task too
     * @param tasks due tasks, those of a queue in the order in which it gives them
     */
    record ReadyTasks(Map<CrawlQueue, Turn> queues, List<DueTask> tasks) {

        static final ReadyTasks NONE = new ReadyTasks(Map.of(), List.of());

        public ReadyTasks {
            queues = Map.copyOf(queues);
            tasks = List.copyOf(tasks);
        }

        /**
         * Where a queue stands.
         *
         * @param turn page loads that were expected of its tasks, on the scale of its site; the lowest goes next
         * @param wakes how often tasks came to wait in it: when more did since, only they say when it is due
         */
        public record Turn(double turn, long wakes) {}

        ReadyTasks plus(ReadyTasks others) {
            var all = new HashMap<>(queues);
            all.putAll(others.queues);
            return new ReadyTasks(
                    all, Stream.concat(tasks.stream(), others.tasks.stream()).toList());
        }

        /** The queues that have given a task. */
        public Set<CrawlQueue> queuesWithTasks() {
            return tasks.stream().map(DueTask::queue).collect(Collectors.toSet());
        }
    }
}
