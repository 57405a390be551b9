package dev.trawl.storage.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The manifests with pages that are not stored yet.
 *
 * @param manifests their number
 * @param oldest when the oldest of them was claimed
 */
public record IncompleteManifests(long manifests, @Nullable Instant oldest) {}
