package dev.trawl.scheduler.task;

import java.time.Instant;

/**
 * One attempt on its way: claimed in the database, then published, then marked as published.
 *
 * @param published whether Kafka has confirmed it
 * @param expiresAt from when on a fetcher drops it unread
 * @param copies how often it may lie in the topic: more than once after a crash between publishing and marking
 */
public record Publication(Instant claimedAt, boolean published, Instant expiresAt, int copies) {

    Publication confirmed() {
        return published ? this : new Publication(claimedAt, true, expiresAt, copies);
    }
}
