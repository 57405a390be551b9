package dev.trawl.contract;

import java.time.Duration;

/** What a visit may take of browser work, pauses not counted: {@code start} once, {@code page} for each page. */
public record VisitLimits(Duration start, Duration page) {

    public VisitLimits {
        Check.present(start, "start");
        Check.present(page, "page");
        if (!start.isPositive() || !page.isPositive()) {
            throw new IllegalArgumentException("limits are " + start + " and " + page + ", expected to be positive");
        }
    }

    /** What a visit of this number of pages may take. */
    public Duration of(int pages) {
        return start.plus(page.multipliedBy(pages));
    }
}
