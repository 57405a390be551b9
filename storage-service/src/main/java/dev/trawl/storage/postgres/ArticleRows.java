package dev.trawl.storage.postgres;

import static dev.trawl.storage.postgres.Observations.coalesce;

import dev.trawl.contract.Article;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.PageKind;
import dev.trawl.storage.intake.RowStore.RecordReading;
import dev.trawl.storage.postgres.Observations.Observation;
import dev.trawl.storage.postgres.Observations.Provenance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the articles of a batch of pages to {@code article} and {@code article_observation}. */
final class ArticleRows {

    private static final String UPSERT_ARTICLES = """
            insert into storage.article as stored (
                site, user_id, article_id, task_id, crawl_id, visit_id, fetched_at, read_at, rules,
                url, title, type, summary, published_at, published_precision, updated_at, updated_precision,
                reads, comments, likes, collects, pinned,
                body, tags, source_url, page_seen_at)
            select
                site, user_id, article_id, task_id, crawl_id, visit_id, fetched_at, read_at, rules,
                url, title, type, summary, published_at, published_precision, updated_at, updated_precision,
                reads, comments, likes, collects, pinned,
                body, tags::text[], source_url, page_seen_at
            from unnest(
                :site::text[], :user_id::text[], :article_id::text[], :task_id::uuid[], :crawl_id::text[],
                :visit_id::uuid[], :fetched_at::timestamptz[], :read_at::timestamptz[], :rules::text[],
                :url::text[], :title::text[], :type::text[], :summary::text[], :published_at::timestamptz[],
                :published_precision::text[], :updated_at::timestamptz[], :updated_precision::text[], :reads::bigint[], :comments::bigint[], :likes::bigint[], :collects::bigint[],
                :pinned::boolean[], :body::text[], :tags::text[], :source_url::text[], :page_seen_at::timestamptz[])
              as seen (
                site, user_id, article_id, task_id, crawl_id, visit_id, fetched_at, read_at, rules,
                url, title, type, summary, published_at, published_precision, updated_at, updated_precision,
                reads, comments, likes, collects, pinned,
                body, tags, source_url, page_seen_at)
            on conflict (site, user_id, article_id) do update set (
                task_id, crawl_id, visit_id, fetched_at, read_at, rules,
                url, title, type, summary, published_at, published_precision, updated_at, updated_precision,
                reads, comments, likes, collects, pinned,
                body, tags, source_url, page_seen_at) = (
              -- a later task replaces the row, and the body only if it visited the page of the article
              select
                excluded.task_id, excluded.crawl_id, excluded.visit_id, excluded.fetched_at, excluded.read_at,
                excluded.rules, excluded.url, excluded.title, excluded.type, excluded.summary, excluded.published_at,
                excluded.published_precision, excluded.updated_at, excluded.updated_precision, excluded.reads, excluded.comments, excluded.likes, excluded.collects,
                excluded.pinned,
                case when excluded.page_seen_at is null then stored.body else excluded.body end,
                case when excluded.page_seen_at is null then stored.tags else excluded.tags end,
                case when excluded.page_seen_at is null then stored.source_url else excluded.source_url end,
                coalesce(excluded.page_seen_at, stored.page_seen_at)
              where stored.task_id <> excluded.task_id
              union all
              -- a newer page of the same task overwrites what it shows; pinned stays true once it was true
              select
                excluded.task_id, excluded.crawl_id, excluded.visit_id, excluded.fetched_at, excluded.read_at,
                excluded.rules, coalesce(excluded.url, stored.url), coalesce(excluded.title, stored.title),
                coalesce(excluded.type, stored.type), coalesce(excluded.summary, stored.summary),
                coalesce(excluded.published_at, stored.published_at),
                case when excluded.published_at is null then stored.published_precision else excluded.published_precision end,
                coalesce(excluded.updated_at, stored.updated_at),
                case when excluded.updated_at is null then stored.updated_precision else excluded.updated_precision end,
                coalesce(excluded.reads, stored.reads), coalesce(excluded.comments, stored.comments),
                coalesce(excluded.likes, stored.likes), coalesce(excluded.collects, stored.collects),
                coalesce(excluded.pinned or stored.pinned, excluded.pinned, stored.pinned),
                coalesce(excluded.body, stored.body), coalesce(excluded.tags, stored.tags),
                coalesce(excluded.source_url, stored.source_url), coalesce(excluded.page_seen_at, stored.page_seen_at)
              where stored.task_id = excluded.task_id
                and case when stored.rules = excluded.rules then excluded.fetched_at > stored.fetched_at
                         else excluded.read_at > stored.read_at end
              union all
              -- an older page of the same task fills only what is missing
              select
                stored.task_id, stored.crawl_id, stored.visit_id, stored.fetched_at, stored.read_at,
                stored.rules, coalesce(stored.url, excluded.url), coalesce(stored.title, excluded.title),
                coalesce(stored.type, excluded.type), coalesce(stored.summary, excluded.summary),
                coalesce(stored.published_at, excluded.published_at),
                case when stored.published_at is null then excluded.published_precision else stored.published_precision end,
                coalesce(stored.updated_at, excluded.updated_at),
                case when stored.updated_at is null then excluded.updated_precision else stored.updated_precision end,
                coalesce(stored.reads, excluded.reads), coalesce(stored.comments, excluded.comments),
                coalesce(stored.likes, excluded.likes), coalesce(stored.collects, excluded.collects),
                coalesce(excluded.pinned or stored.pinned, excluded.pinned, stored.pinned),
                coalesce(stored.body, excluded.body), coalesce(stored.tags, excluded.tags),
                coalesce(stored.source_url, excluded.source_url), coalesce(stored.page_seen_at, excluded.page_seen_at)
              where stored.task_id = excluded.task_id
                and not case when stored.rules = excluded.rules then excluded.fetched_at > stored.fetched_at
                             else excluded.read_at > stored.read_at end)
            where stored.task_id = excluded.task_id
               or (excluded.fetched_at, excluded.read_at) > (stored.fetched_at, stored.read_at)
            """;

    private static final String UPSERT_OBSERVATIONS = """
            insert into storage.article_observation as stored (
                site, user_id, article_id, task_id, crawl_id, seen_at, read_at, rules,
                reads, comments, likes, collects, pinned)
            select * from unnest(
                :site::text[], :user_id::text[], :article_id::text[], :task_id::uuid[], :crawl_id::text[],
                :fetched_at::timestamptz[], :read_at::timestamptz[], :rules::text[],
                :reads::bigint[], :comments::bigint[], :likes::bigint[], :collects::bigint[], :pinned::boolean[])
            on conflict (site, user_id, article_id, task_id) do update set (
                crawl_id, seen_at, read_at, rules, reads, comments, likes, collects, pinned) = (
              -- a newer page overwrites what it shows; pinned stays true once it was true
              select
                excluded.crawl_id, excluded.seen_at, excluded.read_at, excluded.rules,
                coalesce(excluded.reads, stored.reads), coalesce(excluded.comments, stored.comments),
                coalesce(excluded.likes, stored.likes), coalesce(excluded.collects, stored.collects),
                coalesce(excluded.pinned or stored.pinned, excluded.pinned, stored.pinned)
              where case when stored.rules = excluded.rules then excluded.seen_at > stored.seen_at
                         else excluded.read_at > stored.read_at end
              union all
              -- an older page fills only what is missing
              select
                stored.crawl_id, stored.seen_at, stored.read_at, stored.rules,
                coalesce(stored.reads, excluded.reads), coalesce(stored.comments, excluded.comments),
                coalesce(stored.likes, excluded.likes), coalesce(stored.collects, excluded.collects),
                coalesce(excluded.pinned or stored.pinned, excluded.pinned, stored.pinned)
              where not case when stored.rules = excluded.rules then excluded.seen_at > stored.seen_at
                             else excluded.read_at > stored.read_at end)
            """;

    /** @param pageSeenAt when the page of the article itself was fetched; null if only lists were */
    private record SeenArticle(Article article, @Nullable Instant pageSeenAt) {}

    private final JdbcClient jdbc;

    ArticleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of articles that the readings show */
    int upsert(List<RecordReading> readings) {
        var observations = new Observations<SeenArticle>(ArticleRows::merged);
        for (RecordReading reading : readings) {
            var page = reading.page();
            Provenance provenance = Provenance.of(reading);
            Instant pageSeenAt = page.kind() == PageKind.ARTICLE ? page.fetchedAt() : null;
            for (Article article : page.articles()) {
                var key = List.of(
                        page.visit().site().value(), page.visit().userId().value(), article.articleId());
                observations.add(key, provenance, new SeenArticle(article, pageSeenAt));
            }
        }
        observations.statementsForLatest().forEach(this::upsertArticles);
        observations.statementsForEachTask().forEach(this::upsertObservations);
        return observations.size();
    }

    private void upsertArticles(List<Observation<SeenArticle>> rows) {
        var columns = new ColumnArrays<>(rows);
        jdbc.sql(UPSERT_ARTICLES)
                .params(Observations.provenance(columns))
                .param("article_id", columns.texts(row -> row.value().article().articleId()))
                .param("url", columns.texts(row -> row.value().article().url()))
                .param("title", columns.texts(row -> row.value().article().title()))
                .param("type", columns.texts(row -> type(row.value().article())))
                .param("summary", columns.texts(row -> row.value().article().summary()))
                .param(
                        "published_at",
                        columns.toTexts(row -> row.value().article().publishedAt()))
                .param(
                        "published_precision",
                        columns.texts(row -> label(row.value().article().publishedPrecision())))
                .param(
                        "updated_at",
                        columns.toTexts(row -> row.value().article().updatedAt()))
                .param(
                        "updated_precision",
                        columns.texts(row -> label(row.value().article().updatedPrecision())))
                .param("reads", columns.bigints(row -> row.value().article().reads()))
                .param("comments", columns.bigints(row -> row.value().article().comments()))
                .param("likes", columns.bigints(row -> row.value().article().likes()))
                .param("collects", columns.bigints(row -> row.value().article().collects()))
                .param("pinned", columns.booleans(row -> row.value().article().pinned()))
                .param("body", columns.texts(row -> row.value().article().body()))
                .param("tags", columns.textLists(row -> row.value().article().tags()))
                .param("source_url", columns.texts(row -> row.value().article().sourceUrl()))
                .param("page_seen_at", columns.toTexts(row -> row.value().pageSeenAt()))
                .update();
    }

    private static @Nullable String label(@Nullable DatePrecision precision) {
        return precision == null ? null : precision.label();
    }

    private static @Nullable String type(Article article) {
        return article.type() == null ? null : article.type().label();
    }

    private void upsertObservations(List<Observation<SeenArticle>> rows) {
        var columns = new ColumnArrays<>(rows);
        jdbc.sql(UPSERT_OBSERVATIONS)
                .params(Observations.provenance(columns))
                .param("article_id", columns.texts(row -> row.value().article().articleId()))
                .param("reads", columns.bigints(row -> row.value().article().reads()))
                .param("comments", columns.bigints(row -> row.value().article().comments()))
                .param("likes", columns.bigints(row -> row.value().article().likes()))
                .param("collects", columns.bigints(row -> row.value().article().collects()))
                .param("pinned", columns.booleans(row -> row.value().article().pinned()))
                .update();
    }

    /** As the upsert does it with a newer page of the same task. */
    private static SeenArticle merged(SeenArticle olderPage, SeenArticle newerPage) {
        Article older = olderPage.article();
        Article newer = newerPage.article();
        return new SeenArticle(
                new Article(
                        newer.articleId(),
                        coalesce(newer.url(), older.url()),
                        coalesce(newer.title(), older.title()),
                        coalesce(newer.type(), older.type()),
                        coalesce(newer.summary(), older.summary()),
                        coalesce(newer.publishedAt(), older.publishedAt()),
                        newer.publishedAt() == null ? older.publishedPrecision() : newer.publishedPrecision(),
                        coalesce(newer.updatedAt(), older.updatedAt()),
                        newer.updatedAt() == null ? older.updatedPrecision() : newer.updatedPrecision(),
                        coalesce(newer.reads(), older.reads()),
                        coalesce(newer.comments(), older.comments()),
                        coalesce(newer.likes(), older.likes()),
                        coalesce(newer.collects(), older.collects()),
                        pinned(older, newer),
                        coalesce(newer.body(), older.body()),
                        coalesce(newer.tags(), older.tags()),
                        coalesce(newer.sourceUrl(), older.sourceUrl())),
                coalesce(newerPage.pageSeenAt(), olderPage.pageSeenAt()));
    }

    /** True once it was true: the list shows a pinned article again at its date, without the mark. */
    private static @Nullable Boolean pinned(Article older, Article newer) {
        boolean pinned = Boolean.TRUE.equals(older.pinned()) || Boolean.TRUE.equals(newer.pinned());
        return pinned ? Boolean.TRUE : coalesce(newer.pinned(), older.pinned());
    }
}
