package dev.trawl.storage.catalog;

import dev.trawl.contract.ArticleType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects articles. A field that is null selects all.
 *
 * @param from published at this time or later
 * @param to published before this time
 * @param text contained in the title or the summary, in upper or lower case
 * @param crawl the articles that a task of this crawl observed
 */
public record ArticleFilter(
        @Nullable String site,
        @Nullable String user,
        @Nullable ArticleType type,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        @Nullable String crawl) {}
