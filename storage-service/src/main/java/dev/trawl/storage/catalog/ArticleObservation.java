package dev.trawl.storage.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The observation of an article by one task. */
public record ArticleObservation(
        Instant seenAt,
        String crawlId,
        UUID taskId,
        @Nullable Long reads,
        @Nullable Long comments,
        @Nullable Long likes,
        @Nullable Long collects,
        @Nullable Boolean pinned) {}
