package dev.trawl.scheduler.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which dead letters; what is null is any. */
public record LetterFilter(
        @Nullable List<Long> ids,
        @Nullable String kind,
        @Nullable String site,
        @Nullable String crawl) {

    public static final LetterFilter ALL = new LetterFilter(null, null, null, null);
}
