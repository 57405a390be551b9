package dev.trawl.storage.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which profiles; null is no restriction.
 *
 * @param crawl those that a task of this crawl saw
 */
public record ProfileFilter(
        @Nullable String site,
        @Nullable String user,
        @Nullable String crawl) {}
