package dev.trawl.storage.postgres;

import dev.trawl.contract.VisitRef;
import dev.trawl.storage.intake.RecordReading;
import java.time.Instant;

/** Where a stored value comes from: the visit, when its page was fetched and read, and by which rules. */
record Provenance(VisitRef visit, Instant fetchedAt, Instant readAt, String rules) {

    static Provenance of(RecordReading reading) {
        var page = reading.page();
        return new Provenance(page.visit(), page.fetchedAt(), reading.readAt(), page.rules());
    }

    /**
     * Whether this page is newer than another page of the same task. The time of fetching decides. Where the rules differ
     * the time of reading decides, so that old pages that are read again count as newer.
     */
    boolean isNewerThan(Provenance other) {
        return rules.equals(other.rules) ? fetchedAt.isAfter(other.fetchedAt) : readAt.isAfter(other.readAt);
    }
}
