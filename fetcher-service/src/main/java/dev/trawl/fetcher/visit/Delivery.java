package dev.trawl.fetcher.visit;

import dev.trawl.messages.Task;
import java.time.Instant;

/**
 * A task as the queue gives it.
 *
 * @param count how often it has been given to anybody, this time included
 */
public record Delivery(Task task, int count) {

    /**
     * Whether it is to be dropped unread: it was not begun by its time. A redelivered task may have been begun by a fetcher
     * that has ended, and is taken up here sooner than after another publishing.
     */
    boolean hasExpired(Instant now) {
        return count <= 1 && !now.isBefore(task.expiresAt());
    }
}
