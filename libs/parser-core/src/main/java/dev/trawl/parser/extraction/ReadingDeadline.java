package dev.trawl.parser.extraction;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The deadline of reading one page. It is checked between short steps. */
final class ReadingDeadline {

    private final LongSupplier nanos;

    private final long end;

    private final Duration limit;

    ReadingDeadline(Duration limit, LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + limit.toNanos();
        this.limit = limit;
    }

    /** @throws ReadingLimitExceeded when the time is up */
    void check() {
        if (nanos.getAsLong() - end > 0) {
            throw new ReadingLimitExceeded("reading it took longer than " + limit.toMillis() + " ms");
        }
    }
}
