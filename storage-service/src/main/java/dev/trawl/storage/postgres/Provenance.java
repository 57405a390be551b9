package dev.trawl.storage.postgres;

import dev.trawl.storage.intake.RecordReading;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where a value comes from: which task and visit, when fetched, when read, by which rules. */
record Provenance(UUID task, String crawl, UUID visit, Instant fetchedAt, Instant readAt, String rules) {

    static Provenance of(RecordReading recordReading) {
        var page = recordReading.page();
        var visit = page.visit();
        return new Provenance(
                visit.taskId().value(),
                visit.crawlId().value(),
                visit.visitId().value(),
                page.fetchedAt(),
                recordReading.readAt(),
                page.rules());
    }

    /**
     * Whether this comes after another stamp of the same task: by the time of fetching; and by the time of reading where
     * the rules differ, so that old pages that are read again count.
     */
    boolean comesAfter(Provenance other) {
        return rules.equals(other.rules) ? fetchedAt.isAfter(other.fetchedAt) : readAt.isAfter(other.readAt);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
