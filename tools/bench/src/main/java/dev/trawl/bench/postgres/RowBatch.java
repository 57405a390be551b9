package dev.trawl.bench.postgres;

import dev.trawl.contract.Article;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Profile;
import dev.trawl.contract.VisitRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The rows of some tasks, gathered until the next commit. */
final class RowBatch implements AutoCloseable {

    private static final String FIGURES =
            "posts, originals, fans, likes, comments, visits, points, level, rank, week_rank";

    private final Connection connection;
    private final Insert task;
    private final Insert manifest;
    private final Insert page;
    private final Insert profile;
    private final Insert profileSeen;
    private final Insert article;
    private final Insert articleSeen;

    RowBatch(Connection connection) throws SQLException {
        this.connection = connection;
        task = insert("task", "task_id, crawl_id, site, user_id");
        manifest = insert(
                "task_manifest", "task_id, visit_id, attempt, account_empty, ranges, pages, claimed_at, complete_at");
        page = insert(
                "page_stored",
                "task_id, visit_id, kind, number, url, status, fetched_at, read_at, rules, articles, warnings");
        profile = insert(
                "profile",
                "site, user_id, nickname, blog_title, code_age, task_id, crawl_id, visit_id, fetched_at, read_at, rules, "
                        + FIGURES);
        profileSeen =
                insert("profile_observation", "site, user_id, task_id, seen_at, crawl_id, read_at, rules, " + FIGURES);
        article = insert(
                "article",
                "site, user_id, article_id, url, title, type, summary, published_at, reads, comments, pinned, task_id,"
                        + " crawl_id, visit_id, fetched_at, read_at, rules");
        articleSeen = insert(
                "article_observation",
                "site, user_id, article_id, task_id, crawl_id, seen_at, reads, comments, pinned, read_at, rules");
    }

    private Insert insert(String table, String columns) throws SQLException {
        return new Insert(connection, table, columns);
    }

    void add(StockTask stock) throws SQLException {
        VisitRef visit = stock.visit();
        var at = stock.records().getFirst().fetchedAt().atOffset(ZoneOffset.UTC);
        String ranges = MessageJson.mapper().writeValueAsString(stock.manifest());
        var taskId = visit.taskId().value();
        var visitId = visit.visitId().value();
        task.row(
                taskId,
                visit.crawlId().value(),
                visit.site().value(),
                visit.userId().value());
        manifest.row(
                taskId,
                visitId,
                visit.attempt(),
                false,
                ranges,
                stock.manifest().size(),
                at,
                at);
        for (PageRecord record : stock.records()) {
            add(visit, record, at);
        }
    }

    private void add(VisitRef visit, PageRecord record, OffsetDateTime at) throws SQLException {
        page.row(
                visit.taskId().value(),
                visit.visitId().value(),
                record.kind().label(),
                record.number(),
                record.url(),
                record.status(),
                at,
                at,
                record.rules(),
                record.articles().size(),
                "[]");
        if (record.profile() != null) {
            add(visit, record.profile(), record.rules(), at);
        }
        for (Article one : record.articles()) {
            add(visit, one, record.rules(), at);
        }
    }

    private void add(VisitRef visit, Profile shown, String rules, OffsetDateTime at) throws SQLException {
        String site = visit.site().value();
        String user = visit.userId().value();
        String crawl = visit.crawlId().value();
        var taskId = visit.taskId().value();
        profile.start(site, user, shown.nickname(), shown.blogTitle(), shown.codeAge());
        profile.more(taskId, crawl, visit.visitId().value(), at, at, rules);
        profileSeen.start(site, user, taskId, at, crawl, at, rules);
        for (Insert insert : List.of(profile, profileSeen)) {
            insert.more(shown.posts(), shown.originals(), shown.fans(), shown.likes(), shown.comments());
            insert.more(shown.visits(), shown.points(), shown.level(), shown.rank(), shown.weekRank());
            insert.end();
        }
    }

    private void add(VisitRef visit, Article shown, String rules, OffsetDateTime at) throws SQLException {
        String site = visit.site().value();
        String user = visit.userId().value();
        var taskId = visit.taskId().value();
        String type = shown.type() == null ? null : shown.type().name().toLowerCase(Locale.ROOT);
        article.start(site, user, shown.articleId(), shown.url(), shown.title(), type, shown.summary());
        article.more(shown.publishedAt(), shown.reads(), shown.comments(), shown.pinned());
        article.more(taskId, visit.crawlId().value(), visit.visitId().value(), at, at, rules);
        article.end();
        articleSeen.start(site, user, shown.articleId(), taskId, visit.crawlId().value(), at);
        articleSeen.more(shown.reads(), shown.comments(), shown.pinned(), at, rules);
        articleSeen.end();
    }

    void commit() throws SQLException {
        for (Insert insert : all()) {
            insert.execute();
        }
        connection.commit();
    }

    private List<Insert> all() {
        return List.of(task, page, profile, article, profileSeen, articleSeen, manifest);
    }

    @Override
    public void close() throws SQLException {
        for (Insert insert : all()) {
            insert.close();
        }
    }
}
