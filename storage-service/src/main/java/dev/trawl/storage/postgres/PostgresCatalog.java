package dev.trawl.storage.postgres;

import dev.trawl.storage.catalog.ArticleRow;
import dev.trawl.storage.catalog.ArticleRow.ArticleHistory;
import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.ProfileRow;
import dev.trawl.storage.catalog.ProfileRow.ProfileHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows. Each statement runs in a transaction of its own. */
@Component
final class PostgresCatalog implements Catalog {

    /** Postgres cancels a query that takes longer. */
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(20);

    /** {@link OptionalConditions} leaves out the lines of filters that are not set, here and below. */
    private static final String FROM_PROFILE = """
            from storage.profile
            where true
              and site = :site
              and user_id = :user
              and (site, user_id) in (select site, user_id from storage.profile_observation where crawl_id = :crawl)
            """;

    private static final String PROFILES_PAGE = "select *\n" + FROM_PROFILE + """
            order by %s nulls last, site, user_id
            limit :limit offset :offset
            """;

    private static final String PROFILES_COUNT = "select count(*)\n" + FROM_PROFILE;

    private static final String PROFILES_AFTER = "select *\n" + FROM_PROFILE + """
              and (site, user_id) > (:last_site, :last_user)
            order by site, user_id
            limit :limit
            """;

    private static final String PROFILE = """
            select * from storage.profile where site = :site and user_id = :user
            """;

    private static final String PROFILE_OBSERVATIONS = """
            select * from (
              select * from storage.profile_history where site = :site and user_id = :user
              order by seen_at desc limit 1000) newest
            order by seen_at
            """;

    private static final String ARTICLE_COLUMNS = """
            select site, user_id, article_id, url, title, type, summary, published_at, published_precision,
                   updated_at, updated_precision, reads, comments, likes, collects, pinned, tags, source_url, case when :bodies then body end as body, page_seen_at,
                   crawl_id, task_id, fetched_at, rules
            """;

    private static final String FROM_ARTICLE = """
            from storage.article
            where true
              and site = :site
              and user_id = :user
              and type = :type
              and published_at >= :from
              and published_at < :to
              and (position(lower(:text) in lower(title)) > 0 or position(lower(:text) in lower(summary)) > 0)
              and (site, user_id, article_id) in (select site, user_id, article_id from storage.article_observation where crawl_id = :crawl)
            """;

    private static final String ARTICLES_PAGE = ARTICLE_COLUMNS + FROM_ARTICLE + """
            order by %s nulls last, site, user_id, article_id
            limit :limit offset :offset
            """;

    private static final String ARTICLES_COUNT = "select count(*)\n" + FROM_ARTICLE;

    private static final String ARTICLES_AFTER = ARTICLE_COLUMNS + FROM_ARTICLE + """
              and (site, user_id, article_id) > (:last_site, :last_user, :last_article)
            order by site, user_id, article_id
            limit :limit
            """;

    private static final String ARTICLE = ARTICLE_COLUMNS + """
            from storage.article where site = :site and user_id = :user and article_id = :article
            """;

    private static final String ARTICLE_OBSERVATIONS = """
            select * from (
              select * from storage.article_observation
              where site = :site and user_id = :user and article_id = :article
              order by seen_at desc limit 1000) newest
            order by seen_at
            """;

    /** Exact while a table is small. Counting a large one would read all of it, so there the estimate of Postgres counts. */
    private static final String TOTALS = """
            select
              (select case when reltuples > 100000 then reltuples::bigint else (select count(*) from storage.profile) end
               from pg_class where oid = 'storage.profile'::regclass) as profiles,
              (select case when reltuples > 100000 then reltuples::bigint else (select count(*) from storage.article) end
               from pg_class where oid = 'storage.article'::regclass) as articles,
              (select case when reltuples > 100000 then reltuples::bigint
                           else (select count(*) from storage.profile_observation) end
               from pg_class where oid = 'storage.profile_observation'::regclass) as profile_observations,
              (select case when reltuples > 100000 then reltuples::bigint
                           else (select count(*) from storage.article_observation) end
               from pg_class where oid = 'storage.article_observation'::regclass) as article_observations,
              (select case when reltuples > 100000 then reltuples::bigint
                           else (select count(*) from storage.page_stored) end
               from pg_class where oid = 'storage.page_stored'::regclass) as pages
            """;

    private static final String INCOMPLETE_MANIFESTS = """
            select count(*) as manifests, min(claimed_at) as oldest from storage.task_manifest where complete_at is null
            """;

    private final JdbcClient jdbc;

    PostgresCatalog(DataSource database) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout((int) QUERY_TIMEOUT.toSeconds());
        this.jdbc = JdbcClient.create(template);
    }

    @Override
    public ResultPage<ProfileRow> profiles(ProfileFilter filter, Slice<ProfileOrder> slice) {
        String page = PROFILES_PAGE.formatted(orderBy(SortColumns.of(slice.order()), slice));
        return page(page, PROFILES_COUNT, conditions(filter), slice, RowReader::profile);
    }

    @Override
    public ResultPage<ArticleRow> articles(ArticleFilter filter, Slice<ArticleOrder> slice) {
        String page = ARTICLES_PAGE.formatted(orderBy(SortColumns.of(slice.order()), slice));
        return page(page, ARTICLES_COUNT, conditions(filter).with("bodies", false), slice, RowReader::article);
    }

    private <T> ResultPage<T> page(
            String page, String count, OptionalConditions conditions, Slice<?> slice, RowMapper<T> mapper) {
        conditions.with("limit", slice.size()).with("offset", slice.offset());
        return answered(() -> {
            List<T> items = conditions.applyTo(page, jdbc).query(mapper).list();
            long total = conditions.applyTo(count, jdbc).query(Long.class).single();
            return new ResultPage<>(items, slice.page(), slice.size(), total);
        });
    }

    private static String orderBy(String column, Slice<?> slice) {
        return slice.descending() ? column + " desc" : column;
    }

    @Override
    public List<ProfileRow> profilesAfter(ProfileFilter filter, @Nullable ProfileRow last, int limit) {
        OptionalConditions conditions = conditions(filter).with("limit", limit);
        if (last != null) {
            conditions.with("last_site", last.site()).with("last_user", last.userId());
        }
        return answered(() -> conditions
                .applyTo(PROFILES_AFTER, jdbc)
                .query(RowReader::profile)
                .list());
    }

    @Override
    public List<ArticleRow> articlesAfter(ArticleFilter filter, boolean bodies, @Nullable ArticleRow last, int limit) {
        OptionalConditions conditions =
                conditions(filter).with("bodies", bodies).with("limit", limit);
        if (last != null) {
            conditions
                    .with("last_site", last.site())
                    .with("last_user", last.userId())
                    .with("last_article", last.articleId());
        }
        return answered(() -> conditions
                .applyTo(ARTICLES_AFTER, jdbc)
                .query(RowReader::article)
                .list());
    }

    private static OptionalConditions conditions(ProfileFilter filter) {
        return new OptionalConditions()
                .with("site", filter.site())
                .with("user", filter.user())
                .with("crawl", filter.crawl());
    }

    private static OptionalConditions conditions(ArticleFilter filter) {
        return new OptionalConditions()
                .with("site", filter.site())
                .with("user", filter.user())
                .with("type", filter.type() == null ? null : filter.type().label())
                .with("from", utc(filter.from()))
                .with("to", utc(filter.to()))
                .with("text", filter.text())
                .with("crawl", filter.crawl());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<ProfileHistory> profile(String site, String user) {
        var key = Map.of("site", site, "user", user);
        return answered(() -> jdbc.sql(PROFILE)
                .params(key)
                .query(RowReader::profile)
                .optional()
                .map(profile -> new ProfileHistory(
                        profile,
                        jdbc.sql(PROFILE_OBSERVATIONS)
                                .params(key)
                                .query(RowReader::profileObservation)
                                .list())));
    }

    @Override
    public Optional<ArticleHistory> article(String site, String user, String article) {
        Map<String, Object> key = Map.of("site", site, "user", user, "article", article, "bodies", true);
        return answered(() -> jdbc.sql(ARTICLE)
                .params(key)
                .query(RowReader::article)
                .optional()
                .map(row -> new ArticleHistory(
                        row,
                        jdbc.sql(ARTICLE_OBSERVATIONS)
                                .params(key)
                                .query(RowReader::articleObservation)
                                .list())));
    }

    @Override
    public StoredTotals totals() {
        return answered(() -> jdbc.sql(TOTALS)
                .query((row, number) -> new StoredTotals(
                        row.getLong("profiles"),
                        row.getLong("articles"),
                        row.getLong("profile_observations"),
                        row.getLong("article_observations"),
                        row.getLong("pages")))
                .single());
    }

    @Override
    public IncompleteManifests incompleteManifests() {
        return answered(() -> jdbc.sql(INCOMPLETE_MANIFESTS)
                .query((row, number) ->
                        new IncompleteManifests(row.getLong("manifests"), RowReader.timeOrNull(row, "oldest")))
                .single());
    }

    private static <T> T answered(Supplier<T> query) {
        try {
            return query.get();
        } catch (QueryTimeoutException e) {
            throw new QueryUnanswered(true, e);
        } catch (DataAccessException e) {
            throw new QueryUnanswered(false, e);
        }
    }
}
