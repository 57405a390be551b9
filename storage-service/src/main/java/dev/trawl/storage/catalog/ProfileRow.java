package dev.trawl.storage.catalog;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as the latest task observed it. A field that no page showed is null. */
public record ProfileRow(
        String site,
        String userId,
        @Nullable String nickname,
        @Nullable String blogTitle,
        @Nullable Long posts,
        @Nullable Long articles,
        @Nullable Long originals,
        @Nullable Long reposts,
        @Nullable Long translations,
        @Nullable Long fans,
        @Nullable Long following,
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long collects,
        @Nullable Long visits,
        @Nullable Long points,
        @Nullable Long level,
        @Nullable Long rank,
        @Nullable Long weekRank,
        @Nullable String codeAge,
        String crawlId,
        UUID taskId,
        Instant fetchedAt,
        String rules) {

    /** A profile and its observations, the oldest first. Of more than 1,000 it has the newest. */
    public record ProfileHistory(ProfileRow profile, List<ProfileObservation> observations) {

        public ProfileHistory {
            observations = List.copyOf(observations);
        }
    }

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
}
