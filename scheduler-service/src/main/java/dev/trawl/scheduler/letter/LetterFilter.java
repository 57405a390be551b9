package dev.trawl.scheduler.letter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters; what is null is any.
 *
 * @param since written then or later
 * @param until written before
 * @param text in the reason, the user ID or the URL, in whatever case
 */
public record LetterFilter(
        @Nullable List<Long> ids,
        @Nullable String kind,
        @Nullable String site,
        @Nullable String crawl,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text) {}
