package dev.trawl.fetcher.visit;

import dev.trawl.contract.Task;
import java.time.Instant;

/** What a slot does with the tasks that it gets. */
@FunctionalInterface
public interface TaskHandler {

    /** What becomes of a task after its visit. */
    enum Disposition {
        /** Its outcome is durable, or it needs none. */
        FINISHED,
        /** No outcome was published. Another fetcher is to get the task. */
        HAND_BACK
    }

    /**
     * Visits the account of a task.
     *
     * @throws InterruptedException when another fetcher may have the task: nothing more is published about the visit
     */
    Disposition visit(Delivery delivery, Lease lease) throws InterruptedException;

    /** The slot asks for a task, or waits until it may ask. Called at each turn. */
    default void polling() {}

    /**
     * One delivery of a task by the queue.
     *
     * @param count how often the queue has delivered the task to any fetcher, this time included
     */
    record Delivery(Task task, int count) {

        /**
         * Whether the task is dropped, since no fetcher began it in time. A redelivered task is not dropped: a fetcher that has ended
         * may have begun it, and a visit here comes sooner than after another publishing.
         */
        boolean hasExpired(Instant now) {
            return count <= 1 && !now.isBefore(task.expiresAt());
        }
    }
}
