package dev.trawl.storage.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Manifests of which pages are missing still.
 *
 * @param manifests how many
 * @param oldest when the oldest of them was claimed
 */
public record IncompleteManifests(long manifests, @Nullable Instant oldest) {}
