package dev.trawl.storage.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows, for reading. Every call is one short question that holds nothing afterwards. All of them throw
 * {@link QueryUnanswered} when the database is away or takes too long.
 */
public interface Catalog {

    ResultPage<ProfileRow> profiles(ProfileFilter filter, Slice<ProfileOrder> slice);

    ResultPage<ArticleRow> articles(ArticleFilter filter, Slice<ArticleOrder> slice);

    Optional<ProfileHistory> profile(String site, String user);

    Optional<ArticleHistory> article(String site, String user, String article);

    /** The next profiles in order of site and user, after this one. */
    List<ProfileRow> profilesAfter(ProfileFilter filter, @Nullable ProfileRow last, int limit);

    /** The next articles in order of site, user and article, after this one. */
    List<ArticleRow> articlesAfter(ArticleFilter filter, boolean bodies, @Nullable ArticleRow last, int limit);

    StoredTotals totals();

    /** Fast enough to be asked all the time. */
    IncompleteManifests incompleteManifests();
}
