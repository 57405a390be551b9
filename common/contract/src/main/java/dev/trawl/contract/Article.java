package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of one article; a field that is not shown is null, never 0. Its key is (site, user, article).
 *
 * @param articleId the platform's ID of it
 * @param url absolute
 * @param publishedAt with the offset of the site's time zone
 * @param publishedPrecision of publishedAt; null in messages of versions that did not tell
 * @param pinned whether it is shown first regardless of its date
 * @param body the text; from article pages only
 * @param tags from article pages only
 * @param sourceUrl where a repost was taken from; from article pages only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Article(
        String articleId,
        @Nullable String url,
        @Nullable String title,
        @Nullable ArticleType type,
        @Nullable String summary,
        @Nullable OffsetDateTime publishedAt,
        @Nullable DatePrecision publishedPrecision,
        @Nullable OffsetDateTime updatedAt,
        @Nullable DatePrecision updatedPrecision,
        @Nullable Long reads,
        @Nullable Long comments,
        @Nullable Long likes,
        @Nullable Long collects,
        @Nullable Boolean pinned,
        @Nullable String body,
        @Nullable List<String> tags,
        @Nullable String sourceUrl) {

    public Article {
        Check.present(articleId, "articleId");
        if (articleId.isBlank()) {
            throw new IllegalArgumentException("articleId is blank");
        }
        if ((publishedAt == null && publishedPrecision != null) || (updatedAt == null && updatedPrecision != null)) {
            throw new IllegalArgumentException("a precision without its date");
        }
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** Whose words an article is. */
    public enum ArticleType {
        @JsonProperty("original")
        ORIGINAL,
        @JsonProperty("repost")
        REPOST,
        @JsonProperty("translation")
        TRANSLATION;

        /** The name in JSON, in site files and in Postgres. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
