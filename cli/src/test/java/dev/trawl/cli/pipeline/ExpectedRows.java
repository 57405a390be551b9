package dev.trawl.cli.pipeline;

import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the demo blog generated, as the rows that it must become. */
public final class ExpectedRows {

    private ExpectedRows() {}

    public static List<Map<String, Object>> profiles(List<DemoUser> users) {
        return users.stream()
                .filter(DemoUser::profileReachable)
                .map(ExpectedRows::profile)
                .toList();
    }

    /** As lists show them. */
    public static List<Map<String, Object>> listed(List<DemoUser> users) {
        return users.stream()
                .flatMap(user -> user.reachableArticles().stream())
                .map(ExpectedRows::listed)
                .toList();
    }

    /** As lists and their own pages show them together. */
    static List<Map<String, Object>> read(List<DemoUser> users) {
        return users.stream()
                .flatMap(user -> user.reachableArticles().stream())
                .map(ExpectedRows::read)
                .toList();
    }

    private static Map<String, Object> profile(DemoUser user) {
        DemoProfile profile = user.profile();
        Map<String, Object> row = new TreeMap<>();
        row.put("site", "demo");
        row.put("user_id", user.userId());
        row.put("nickname", profile.nickname());
        row.put("blog_title", profile.blogTitle());
        row.put("posts", profile.posts());
        row.put("originals", profile.originals());
        row.put("fans", profile.fans());
        row.put("likes", profile.likes());
        row.put("comments", profile.comments());
        row.put("visits", profile.visits());
        row.put("points", profile.points());
        row.put("level", profile.level());
        put(row, "rank", profile.rank());
        put(row, "week_rank", profile.weekRank());
        put(row, "code_age", profile.codeAge());
        return row;
    }

    private static Map<String, Object> listed(DemoArticle article) {
        Map<String, Object> row = new TreeMap<>();
        row.put("site", "demo");
        row.put("user_id", article.userId());
        row.put("article_id", article.articleId());
        row.put("url", article.url(Blog.ORIGIN));
        row.put("title", article.title());
        row.put("type", article.type().label());
        row.put("summary", article.summary());
        row.put("published_at", article.publishedAt().toInstant());
        row.put("published_precision", "second");
        row.put("reads", article.reads());
        row.put("comments", article.comments());
        row.put("pinned", article.pinned());
        return row;
    }

    private static Map<String, Object> read(DemoArticle article) {
        Map<String, Object> row = listed(article);
        row.put("likes", article.likes());
        row.put("collects", article.collects());
        row.put("body", article.body());
        put(row, "tags", article.tags().isEmpty() ? null : article.tags());
        put(
                row,
                "updated_at",
                article.updatedAt() == null ? null : article.updatedAt().toInstant());
        put(row, "updated_precision", article.updatedAt() == null ? null : "second");
        put(row, "source_url", article.sourceUrl());
        return row;
    }

    private static void put(Map<String, Object> row, String column, @Nullable Object value) {
        if (value != null) {
            row.put(column, value);
        }
    }
}
