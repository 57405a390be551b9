package dev.trawl.storage.catalog;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.storage.catalog.ArticleRow.ArticleHistory;
import dev.trawl.storage.catalog.ProfileRow.ProfileHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows. A call runs short queries and keeps no connection. Each method throws {@link QueryUnanswered} when the
 * database cannot be reached or a query takes too long.
 */
public interface Catalog {

    ResultPage<ProfileRow> profiles(ProfileFilter filter, Slice<ProfileOrder> slice);

    ResultPage<ArticleRow> articles(ArticleFilter filter, Slice<ArticleOrder> slice);

    Optional<ProfileHistory> profile(String site, String user);

    Optional<ArticleHistory> article(String site, String user, String article);

    /** The next profiles in the order of site and user, after this one; the first ones if it is null. */
    List<ProfileRow> profilesAfter(ProfileFilter filter, @Nullable ProfileRow last, int limit);

    /** The next articles in the order of site, user and article, after this one; the first ones if it is null. */
    List<ArticleRow> articlesAfter(ArticleFilter filter, boolean bodies, @Nullable ArticleRow last, int limit);

    StoredTotals totals();

    /** Fast enough for a metric. */
    IncompleteManifests incompleteManifests();

    /** The database did not answer: it cannot be reached, or the query takes too long. The caller may try again. */
    final class QueryUnanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean tooLong;

        public QueryUnanswered(boolean tooLong, Throwable cause) {
            super(tooLong ? "the query takes too long" : "the database cannot be reached", cause);
            this.tooLong = tooLong;
        }

        /** Whether narrower filters would help. */
        public boolean tooLong() {
            return tooLong;
        }
    }

    /**
     * Selects profiles. A field that is null selects all.
     *
     * @param crawl the profiles that a task of this crawl observed
     */
    record ProfileFilter(
            @Nullable String site,
            @Nullable String user,
            @Nullable String crawl) {}

    /**
     * Selects articles. A field that is null selects all.
     *
     * @param from published at this time or later
     * @param to published before this time
     * @param text contained in the title or the summary, in upper or lower case
     * @param crawl the articles that a task of this crawl observed
     */
    record ArticleFilter(
            @Nullable String site,
            @Nullable String user,
            @Nullable ArticleType type,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text,
            @Nullable String crawl) {}

    /** The orders of profiles. */
    enum ProfileOrder {
        USER,
        NICKNAME,
        POSTS,
        FANS,
        FOLLOWING,
        LIKES,
        COMMENTS,
        VISITS,
        POINTS,
        LEVEL,
        RANK,
        FETCHED
    }

    /** The orders of articles. */
    enum ArticleOrder {
        PUBLISHED,
        UPDATED,
        TITLE,
        USER,
        READS,
        COMMENTS,
        LIKES,
        COLLECTS,
        FETCHED
    }

    /**
     * A part of the sorted rows. Rows without a value in the order's column come last.
     *
     * @param page from 0
     * @param size rows on a page
     */
    record Slice<O extends Enum<O>>(int page, int size, O order, boolean descending) {

        /** The last row that paging reaches. An export has all rows. */
        public static final int MAX_ROWS = 100_000;

        public Slice {
            if (page < 0 || size < 1 || (page + 1L) * size > MAX_ROWS) {
                throw new IllegalArgumentException("page " + page + " of size " + size
                        + ", expected a size of at least 1 and no more than " + MAX_ROWS + " rows in all");
            }
        }

        public int offset() {
            return page * size;
        }
    }

    /**
     * A page of rows.
     *
     * @param total the number of rows on all pages
     */
    record ResultPage<T>(List<T> items, int page, int size, long total) {

        public ResultPage {
            items = List.copyOf(items);
        }
    }

    /** The numbers of stored rows. For large tables they are estimates of Postgres. */
    record StoredTotals(long profiles, long articles, long profileObservations, long articleObservations, long pages) {}

    /**
     * The manifests with pages that are not stored yet.
     *
     * @param manifests their number
     * @param oldest when the oldest of them was claimed
     */
    record IncompleteManifests(long manifests, @Nullable Instant oldest) {}
}
