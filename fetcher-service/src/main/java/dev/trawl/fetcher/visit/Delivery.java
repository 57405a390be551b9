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
     * Whether it is to be dropped unread: nobody has begun it by its time. One that was given before may have been begun by a
     * fetcher that is no more, and nobody else would take it up as soon.
     */
    boolean hasExpired(Instant now) {
        return count <= 1 && !now.isBefore(task.expiresAt());
    }
}
