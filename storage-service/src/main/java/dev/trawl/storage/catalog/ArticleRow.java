package dev.trawl.storage.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as the latest task observed it. A field that no page showed is null.
 *
 * @param publishedPrecision the smallest unit of publishedAt that the page shows: day, hour, minute or second; smaller units are
 *     zero and mean nothing. Null in rows of versions that did not tell. updatedPrecision is the same of updatedAt
 * @param body null also where the caller did not ask for it
 * @param pageSeenAt when the page of the article itself was last fetched
 */
public record ArticleRow(
        String site,
        String userId,
        String articleId,
        @Nullable String url,
        @Nullable String title,
        @Nullable String type,
        @Nullable String summary,
        @Nullable Instant publishedAt,
        @Nullable String publishedPrecision,
        @Nullable Instant updatedAt,
        @Nullable String updatedPrecision,
        @Nullable Long reads,
        @Nullable Long comments,
        @Nullable Long likes,
        @Nullable Long collects,
        @Nullable Boolean pinned,
        @Nullable List<String> tags,
        @Nullable String sourceUrl,
        @Nullable String body,
        @Nullable Instant pageSeenAt,
        String crawlId,
        UUID taskId,
        Instant fetchedAt,
        String rules) {

    /** An article with its body and its observations, the oldest first. Of more than 1,000 it has the newest. */
    public record ArticleHistory(ArticleRow article, List<ArticleObservation> observations) {

        public ArticleHistory {
            observations = List.copyOf(observations);
        }
    }

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
}
