package dev.trawl.storage.catalog;

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
}
