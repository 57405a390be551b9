package dev.trawl.storage.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Selects profiles. A field that is null selects all.
 *
 * @param crawl the profiles that a task of this crawl observed
 */
public record ProfileFilter(
        @Nullable String site,
        @Nullable String user,
        @Nullable String crawl) {}
