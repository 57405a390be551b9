package dev.trawl.scheduler.task;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where tasks are kept, with their history. Thread-safe. */
public interface TaskStore {

    /** Runs work in one transaction. @param work is run again from its start after a deadlock */
    <T> T inTransaction(Supplier<T> work);

    /**
     * As {@link #inTransaction}, for what other services sent.
     *
     * @throws UnstorableMessage when a value cannot be stored: the database is there and well
     */
    <T> T storing(Supplier<T> work);

    /** Locks tasks until the transaction ends. Those that do not exist are missing in the answer. */
    LockedTasks lock(Collection<TaskId> tasks);

    /** @param cancelledCrawls crawls of these tasks that a person has cancelled */
    record LockedTasks(Map<TaskId, TrackedTask> tasks, Set<CrawlId> cancelledCrawls) {}

    /** Writes locked tasks as they are now, and adds lines to their history. Crawl queues of tasks that wait become due. */
    void save(List<TrackedTask> changed, List<HistoryEntry> history, Instant now);

    /**
     * Tasks that look overdue.
     *
     * @param outcomesReadUpTo outcomes that were sent before this time have been read
     * @param rowsDue rows of what was fetched before this time should be stored
     */
    List<OverdueTask> overdue(Instant outcomesReadUpTo, Instant rowsDue);

    /**
     * A task that looks overdue.
     *
     * @param visit the visit that has it, if one has started
     * @param fetched whether it is its rows that do not come
     */
    record OverdueTask(TaskId taskId, SiteId site, Optional<VisitId> visit, boolean fetched) {}

    /** Tasks of a crawl in one of these states, by their IDs, from the first one behind {@code after}. */
    List<TaskId> inStates(CrawlId crawl, Set<TaskStateName> states, Optional<TaskId> after, int limit);

    /** Locks held tasks of a crawl: those submitted first before others, and by user ID among those submitted at once. */
    List<TaskId> lockFirstHeld(CrawlId crawl, int limit);

    TaskCounts counts();

    Optional<TaskSummary> find(TaskId task);

    /** By site and user ID. @param state the name of one; null for any */
    List<TaskSummary> ofCrawl(CrawlId crawl, @Nullable String state, int limit, int offset);

    /** The newest first, 1,000 at most. */
    List<TaskSummary> ofAccount(Account account);

    /** In the order in which it happened, 10,000 lines at most. */
    List<HistoryEntry> history(TaskId task);

    /** How long the oldest open task has been open. */
    Duration oldestOpen();

    /** Pages fetched and not yet stored. */
    long unstoredPages();

    /** Tasks published and not yet started by a fetcher. */
    long unstarted();

    /** One task in a list. */
    record TaskSummary(
            UUID task,
            String crawl,
            String site,
            String user,
            String scope,
            int priority,
            String state,
            @Nullable String kind,
            String reason,
            int attempt,
            int charged,
            int pages,
            Instant since,
            @Nullable Instant notBefore,
            @Nullable String fetcher) {}

    /**
     * A message cannot be stored, however often it is tried: a value, not the database, is at fault. Nothing of its batch
     * was stored. The listener that read the batch stores it in parts and sets the one message aside.
     */
    final class UnstorableMessage extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnstorableMessage(Throwable cause) {
            super(reason(cause), cause);
        }

        private static String reason(Throwable cause) {
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String message = root.getMessage();
            return message == null
                    ? root.getClass().getSimpleName()
                    : message.lines().findFirst().orElse("");
        }
    }
}
