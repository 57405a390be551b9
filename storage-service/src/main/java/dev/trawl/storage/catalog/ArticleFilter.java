package dev.trawl.storage.catalog;

import dev.trawl.messages.ArticleType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which articles; null is no restriction.
 *
 * @param from published at this time or later
 * @param to published before this time
 * @param text in the title or the summary, in any case
 * @param crawl those that a task of this crawl saw
 */
public record ArticleFilter(
        @Nullable String site,
        @Nullable String user,
        @Nullable ArticleType type,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        @Nullable String crawl) {}
