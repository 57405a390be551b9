package dev.trawl.storage.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored. Large tables are counted by Postgres's own estimate.
 *
 * @param openManifests tasks whose pages were fetched and are not all stored
 * @param oldestOpen since when the longest of them waits
 */
public record Totals(
        long profiles,
        long articles,
        long profileObservations,
        long articleObservations,
        long pages,
        long openManifests,
        @Nullable Instant oldestOpen) {}
