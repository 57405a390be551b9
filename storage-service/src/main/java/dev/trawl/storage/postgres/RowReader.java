package dev.trawl.storage.postgres;

import dev.trawl.storage.catalog.ArticleRow;
import dev.trawl.storage.catalog.ArticleRow.ArticleObservation;
import dev.trawl.storage.catalog.ProfileRow;
import dev.trawl.storage.catalog.ProfileRow.ProfileObservation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps result sets to the rows of the catalog. */
final class RowReader {

    private RowReader() {}

    static ProfileRow profile(ResultSet row, int number) throws SQLException {
        return new ProfileRow(
                row.getString("site"),
                row.getString("user_id"),
                row.getString("nickname"),
                row.getString("blog_title"),
                number(row, "posts"),
                number(row, "articles"),
                number(row, "originals"),
                number(row, "reposts"),
                number(row, "translations"),
                number(row, "fans"),
                number(row, "following"),
                number(row, "likes"),
                number(row, "comments"),
                number(row, "collects"),
                number(row, "visits"),
                number(row, "points"),
                number(row, "level"),
                number(row, "rank"),
                number(row, "week_rank"),
                row.getString("code_age"),
                row.getString("crawl_id"),
                row.getObject("task_id", UUID.class),
                time(row, "fetched_at"),
                row.getString("rules"));
    }

    static ArticleRow article(ResultSet row, int number) throws SQLException {
        return new ArticleRow(
                row.getString("site"),
                row.getString("user_id"),
                row.getString("article_id"),
                row.getString("url"),
                row.getString("title"),
                row.getString("type"),
                row.getString("summary"),
                timeOrNull(row, "published_at"),
                row.getString("published_precision"),
                timeOrNull(row, "updated_at"),
                row.getString("updated_precision"),
                number(row, "reads"),
                number(row, "comments"),
                number(row, "likes"),
                number(row, "collects"),
                flag(row, "pinned"),
                texts(row, "tags"),
                row.getString("source_url"),
                row.getString("body"),
                timeOrNull(row, "page_seen_at"),
                row.getString("crawl_id"),
                row.getObject("task_id", UUID.class),
                time(row, "fetched_at"),
                row.getString("rules"));
    }

    static ProfileObservation profileObservation(ResultSet row, int number) throws SQLException {
        return new ProfileObservation(
                time(row, "seen_at"),
                row.getString("crawl_id"),
                row.getObject("task_id", UUID.class),
                number(row, "fans"),
                number(row, "visits"),
                number(row, "rank"),
                number(row, "week_rank"),
                number(row, "level"),
                number(row, "points"),
                number(row, "posts"),
                number(row, "likes"),
                number(row, "comments"),
                row.getLong("articles_by_then"),
                row.getLong("originals_by_then"),
                timeOrNull(row, "last_published_at"),
                row.getLong("articles_seen"),
                wholeNumber(row, "reads_seen"));
    }

    static ArticleObservation articleObservation(ResultSet row, int number) throws SQLException {
        return new ArticleObservation(
                time(row, "seen_at"),
                row.getString("crawl_id"),
                row.getObject("task_id", UUID.class),
                number(row, "reads"),
                number(row, "comments"),
                number(row, "likes"),
                number(row, "collects"),
                flag(row, "pinned"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    /** Of a column of type numeric, which may exceed a long. */
    private static @Nullable BigInteger wholeNumber(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : number.toBigIntegerExact();
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Boolean.class);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
