package dev.trawl.demoblog.users;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article, as its pages show it. Lists show everything up to {@code pinned}; article pages show everything but
 * {@code summary} and {@code pinned}.
 *
 * @param updatedAt null when it was never changed; shown on article pages only
 * @param likes shown on article pages only
 * @param collects shown on article pages only
 * @param paragraphs the body's blocks in their order; none holds a line break
 * @param sourceUrl where a repost was taken from
 */
public record DemoArticle(
        String userId,
        String articleId,
        ArticleKind type,
        String title,
        String summary,
        OffsetDateTime publishedAt,
        @Nullable OffsetDateTime updatedAt,
        long reads,
        long comments,
        long likes,
        long collects,
        boolean pinned,
        List<String> paragraphs,
        List<String> tags,
        @Nullable String sourceUrl) {

    public DemoArticle {
        paragraphs = List.copyOf(paragraphs);
        tags = List.copyOf(tags);
    }

    /** The path of its own page. */
    public String path() {
        return "/" + userId + "/article/details/" + articleId;
    }

    /** Its address as pages link it; {@code origin} is the likes of {@code http://blog.demo.test}. */
    public String url(String origin) {
        return origin + path();
    }

    /** The text of the body, one line for each block. */
    public String body() {
        return String.join("\n", paragraphs);
    }
}
