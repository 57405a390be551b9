package dev.trawl.parser.extraction;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.Profile;
import dev.trawl.sitefile.rules.ArticleField;
import dev.trawl.sitefile.rules.DateForm.ShownDate;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.ProfileField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts values by field to the records of the contract. */
final class RecordConversion {

    private RecordConversion() {}

    static Profile profile(Map<ProfileField, Object> found) {
        return new Profile(
                text(found, ProfileField.NICKNAME),
                text(found, ProfileField.BLOG_TITLE),
                number(found, ProfileField.POSTS),
                number(found, ProfileField.ARTICLES),
                number(found, ProfileField.ORIGINALS),
                number(found, ProfileField.REPOSTS),
                number(found, ProfileField.TRANSLATIONS),
                number(found, ProfileField.FANS),
                number(found, ProfileField.FOLLOWING),
                number(found, ProfileField.LIKES),
                number(found, ProfileField.COMMENTS),
                number(found, ProfileField.COLLECTS),
                number(found, ProfileField.VISITS),
                number(found, ProfileField.POINTS),
                number(found, ProfileField.LEVEL),
                number(found, ProfileField.RANK),
                number(found, ProfileField.WEEK_RANK),
                text(found, ProfileField.CODE_AGE));
    }

    /** @param found holds the article ID */
    static Article article(Map<ArticleField, Object> found) {
        ShownDate published = value(found, ArticleField.PUBLISHED_AT, ShownDate.class);
        ShownDate updated = value(found, ArticleField.UPDATED_AT, ShownDate.class);
        return new Article(
                Objects.requireNonNull(text(found, ArticleField.ARTICLE_ID)),
                text(found, ArticleField.URL),
                text(found, ArticleField.TITLE),
                value(found, ArticleField.TYPE, ArticleType.class),
                text(found, ArticleField.SUMMARY),
                published == null ? null : published.at(),
                published == null ? null : published.precision(),
                updated == null ? null : updated.at(),
                updated == null ? null : updated.precision(),
                number(found, ArticleField.READS),
                number(found, ArticleField.COMMENTS),
                number(found, ArticleField.LIKES),
                number(found, ArticleField.COLLECTS),
                value(found, ArticleField.PINNED, Boolean.class),
                text(found, ArticleField.BODY),
                tags(found),
                text(found, ArticleField.SOURCE_URL));
    }

    private static <F extends Field> @Nullable String text(Map<F, Object> found, F field) {
        return value(found, field, String.class);
    }

    private static <F extends Field> @Nullable Long number(Map<F, Object> found, F field) {
        return value(found, field, Long.class);
    }

    private static <F extends Field, T> @Nullable T value(Map<F, Object> found, F field, Class<T> type) {
        return type.cast(found.get(field));
    }

    private static @Nullable List<String> tags(Map<ArticleField, Object> found) {
        return found.get(ArticleField.TAGS) instanceof List<?> tags
                ? tags.stream().map(String::valueOf).toList()
                : null;
    }
}
