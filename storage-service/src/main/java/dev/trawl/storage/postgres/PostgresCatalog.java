package dev.trawl.storage.postgres;

import dev.trawl.storage.catalog.ArticleFilter;
import dev.trawl.storage.catalog.ArticleHistory;
import dev.trawl.storage.catalog.ArticleOrder;
import dev.trawl.storage.catalog.ArticleRow;
import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.IncompleteManifests;
import dev.trawl.storage.catalog.ProfileFilter;
import dev.trawl.storage.catalog.ProfileHistory;
import dev.trawl.storage.catalog.ProfileOrder;
import dev.trawl.storage.catalog.ProfileRow;
import dev.trawl.storage.catalog.QueryUnanswered;
import dev.trawl.storage.catalog.ResultPage;
import dev.trawl.storage.catalog.Slice;
import dev.trawl.storage.catalog.StoredTotals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows; a statement a call, in a transaction of its own. */
@Component
final class PostgresCatalog implements Catalog {

    private static final String PROFILES = "select * from storage.profile p";
    private static final String COUNT_PROFILES = "select count(*) from storage.profile p";
    private static final String COUNT_ARTICLES = "select count(*) from storage.article a";

    private static final String ARTICLES = """
            select site, user_id, article_id, url, title, type, summary, published_at, updated_at, reads, comments, likes,
                   collects, pinned, tags, source_url, %s as body, page_seen_at, crawl_id, task_id, fetched_at, rules
            from storage.article a""";

    private static final String OBSERVATIONS = """
            select * from (
              select * from storage.profile_history where site = :site and user_id = :user
              order by seen_at desc limit 1000) newest
            order by seen_at""";

    private static final String ARTICLE_OBSERVATIONS = """
            select * from (
              select * from storage.article_observation
              where site = :site and user_id = :user and article_id = :article
              order by seen_at desc limit 1000) newest
            order by seen_at""";

    private static final String TOTALS = "select %s";

    /** Exact while a table is small; counting a large one would read all of it. */
    private static final String TOTAL = """
            (select case when c.reltuples > 100000 then c.reltuples::bigint else (select count(*) from storage.%1$s) end
             from pg_class c where c.oid = 'storage.%1$s'::regclass) as %1$s""";

    private static final String WAITING =
            "select count(*) as manifests, min(claimed_at) as oldest from storage.task_manifest where complete_at is null";

    private final JdbcClient questions;

    PostgresCatalog(JdbcClient questions) {
        this.questions = questions;
    }

    @Override
    public ResultPage<ProfileRow> profiles(ProfileFilter filter, Slice<ProfileOrder> slice) {
        return page(
                PROFILES,
                COUNT_PROFILES,
                conditions(filter),
                orderBy(column(slice.order()), slice, "site, user_id"),
                slice,
                RowReader::profile);
    }

    @Override
    public ResultPage<ArticleRow> articles(ArticleFilter filter, Slice<ArticleOrder> slice) {
        return page(
                ARTICLES.formatted("null"),
                COUNT_ARTICLES,
                conditions(filter),
                orderBy(column(slice.order()), slice, "site, user_id, article_id"),
                slice,
                RowReader::article);
    }

    private <T> ResultPage<T> page(
            String select,
            String count,
            SqlConditions sqlConditions,
            String order,
            Slice<?> slice,
            RowMapper<T> mapper) {
        return answered(() -> {
            List<T> items = questions
                    .sql(select + sqlConditions.where() + order + " limit :limit offset :offset")
                    .params(sqlConditions.values())
                    .param("limit", slice.size())
                    .param("offset", slice.offset())
                    .query(mapper)
                    .list();
            long total = questions
                    .sql(count + sqlConditions.where())
                    .params(sqlConditions.values())
                    .query(Long.class)
                    .single();
            return new ResultPage<>(items, slice.page(), slice.size(), total);
        });
    }

    private static String orderBy(String column, Slice<?> slice, String key) {
        return " order by " + column + (slice.descending() ? " desc" : "") + " nulls last, " + key;
    }

    @Override
    public List<ProfileRow> profilesAfter(ProfileFilter filter, @Nullable ProfileRow last, int limit) {
        SqlConditions sqlConditions = conditions(filter);
        if (last != null) {
            sqlConditions
                    .and("(p.site, p.user_id) > (:lastSite, :lastUser)", "lastSite", last.site())
                    .and("true", "lastUser", last.userId());
        }
        return next(PROFILES, sqlConditions, "site, user_id", limit, RowReader::profile);
    }

    @Override
    public List<ArticleRow> articlesAfter(ArticleFilter filter, boolean bodies, @Nullable ArticleRow last, int limit) {
        SqlConditions sqlConditions = conditions(filter);
        if (last != null) {
            sqlConditions
                    .and("(a.site, a.user_id, a.article_id) > (:lastSite, :lastUser, :last)", "last", last.articleId())
                    .and("true", "lastSite", last.site())
                    .and("true", "lastUser", last.userId());
        }
        return next(
                ARTICLES.formatted(bodies ? "body" : "null"),
                sqlConditions,
                "site, user_id, article_id",
                limit,
                RowReader::article);
    }

    private <T> List<T> next(String select, SqlConditions sqlConditions, String key, int limit, RowMapper<T> mapper) {
        return answered(() -> questions
                .sql(select + sqlConditions.where() + " order by " + key + " limit :limit")
                .params(sqlConditions.values())
                .param("limit", limit)
                .query(mapper)
                .list());
    }

    private static SqlConditions conditions(ProfileFilter filter) {
        return new SqlConditions()
                .and("p.site = :site", "site", filter.site())
                .and("p.user_id = :user", "user", filter.user())
                .and(
                        "exists (select 1 from storage.profile_observation o where o.crawl_id = :crawl"
                                + " and o.site = p.site and o.user_id = p.user_id)",
                        "crawl",
                        filter.crawl());
    }

    private static SqlConditions conditions(ArticleFilter filter) {
        return new SqlConditions()
                .and("a.site = :site", "site", filter.site())
                .and("a.user_id = :user", "user", filter.user())
                .and(
                        "a.type = :type",
                        "type",
                        filter.type() == null ? null : filter.type().label())
                .and("a.published_at >= :from", "from", filter.from() == null ? null : Provenance.utc(filter.from()))
                .and("a.published_at < :to", "to", filter.to() == null ? null : Provenance.utc(filter.to()))
                .and(
                        "(position(lower(:text) in lower(a.title)) > 0 or position(lower(:text) in lower(a.summary)) > 0)",
                        "text",
                        filter.text())
                .and(
                        "exists (select 1 from storage.article_observation o where o.crawl_id = :crawl"
                                + " and o.site = a.site and o.user_id = a.user_id and o.article_id = a.article_id)",
                        "crawl",
                        filter.crawl());
    }

    @Override
    public Optional<ProfileHistory> profile(String site, String user) {
        return answered(() -> questions
                .sql(PROFILES + " where site = :site and user_id = :user")
                .param("site", site)
                .param("user", user)
                .query(RowReader::profile)
                .optional()
                .map(profile -> new ProfileHistory(
                        profile,
                        questions
                                .sql(OBSERVATIONS)
                                .param("site", site)
                                .param("user", user)
                                .query(RowReader::profileObservation)
                                .list())));
    }

    @Override
    public Optional<ArticleHistory> article(String site, String user, String article) {
        return answered(() -> questions
                .sql(ARTICLES.formatted("body") + " where site = :site and user_id = :user and article_id = :article")
                .param("site", site)
                .param("user", user)
                .param("article", article)
                .query(RowReader::article)
                .optional()
                .map(row -> new ArticleHistory(
                        row,
                        questions
                                .sql(ARTICLE_OBSERVATIONS)
                                .param("site", site)
                                .param("user", user)
                                .param("article", article)
                                .query(RowReader::articleObservation)
                                .list())));
    }

    @Override
    public StoredTotals totals() {
        String counts = String.join(
                ",\n",
                List.of("profile", "article", "profile_observation", "article_observation", "page_stored").stream()
                        .map(TOTAL::formatted)
                        .toList());
        return answered(() -> questions
                .sql(TOTALS.formatted(counts))
                .query((row, number) -> new StoredTotals(
                        row.getLong("profile"),
                        row.getLong("article"),
                        row.getLong("profile_observation"),
                        row.getLong("article_observation"),
                        row.getLong("page_stored")))
                .single());
    }

    @Override
    public IncompleteManifests incompleteManifests() {
        return answered(() -> questions
                .sql(WAITING)
                .query((row, number) ->
                        new IncompleteManifests(row.getLong("manifests"), RowReader.timeIfAny(row, "oldest")))
                .single());
    }

    private static String column(ProfileOrder order) {
        return switch (order) {
            case USER -> "user_id";
            case NICKNAME -> "nickname";
            case POSTS -> "posts";
            case FANS -> "fans";
            case FOLLOWING -> "following";
            case LIKES -> "likes";
            case COMMENTS -> "comments";
            case VISITS -> "visits";
            case POINTS -> "points";
            case LEVEL -> "level";
            case RANK -> "rank";
            case FETCHED -> "fetched_at";
        };
    }

    private static String column(ArticleOrder order) {
        return switch (order) {
            case PUBLISHED -> "published_at";
            case UPDATED -> "updated_at";
            case TITLE -> "title";
            case USER -> "user_id";
            case READS -> "reads";
            case COMMENTS -> "comments";
            case LIKES -> "likes";
            case COLLECTS -> "collects";
            case FETCHED -> "fetched_at";
        };
    }

    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (QueryTimeoutException e) {
            throw new QueryUnanswered(true, e);
        } catch (DataAccessException e) {
            throw new QueryUnanswered(false, e);
        }
    }
}
