package dev.trawl.storage.intake;

import dev.trawl.contract.PageRecord;
import java.time.Instant;
import java.util.Objects;

/**
 * One reading of a page by the parser. The same page read again with other rules is another reading of it.
 *
 * @param readAt when the parser wrote the record; of two readings of a page the later one counts
 */
public record RecordReading(PageRecord page, Instant readAt) {

    public RecordReading {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(readAt, "readAt");
    }

    /** For logs. */
    @Override
    public String toString() {
        return page.visit() + " page " + page.page();
    }
}
