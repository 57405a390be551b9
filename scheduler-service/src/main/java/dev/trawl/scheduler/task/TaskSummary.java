package dev.trawl.scheduler.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One task in a list. */
public record TaskSummary(
        UUID task,
        String crawl,
        String site,
        String user,
        String scope,
        int priority,
        String state,
        @Nullable String kind,
        String reason,
        int attempt,
        int charged,
        int pages,
        Instant since,
        @Nullable Instant notBefore,
        @Nullable String fetcher) {}
