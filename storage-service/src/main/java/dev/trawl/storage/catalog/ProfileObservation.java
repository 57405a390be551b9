package dev.trawl.storage.catalog;

import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The observation of an account by one task, with the numbers of its articles at that time. */
public record ProfileObservation(
        Instant seenAt,
        String crawlId,
        UUID taskId,
        @Nullable Long fans,
        @Nullable Long visits,
        @Nullable Long rank,
        @Nullable Long weekRank,
        @Nullable Long level,
        @Nullable Long points,
        @Nullable Long posts,
        @Nullable Long likes,
        @Nullable Long comments,
        long articlesByThen,
        long originalsByThen,
        @Nullable Instant lastPublishedAt,
        long articlesSeen,
        @Nullable BigInteger readsSeen) {}
