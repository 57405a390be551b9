package dev.trawl.fetcher.visit;

import dev.trawl.contract.Task;
import java.time.Instant;

/**
 * One delivery of a task by the queue.
 *
 * @param count how often the queue has delivered the task to any fetcher, this time included
 */
public record Delivery(Task task, int count) {

    /**
     * Whether the task is dropped, since no fetcher began it in time. A redelivered task is not dropped: a fetcher that has ended
     * may have begun it, and a visit here comes sooner than after another publishing.
     */
    boolean hasExpired(Instant now) {
        return count <= 1 && !now.isBefore(task.expiresAt());
    }
}
