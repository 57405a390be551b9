package dev.trawl.demoblog;

import dev.trawl.demoblog.pages.Json;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a crawl must find, as JSON with the field names of the crawl's own rows; what is not shown is left out. */
final class ExpectedJson {

    private ExpectedJson() {}

    static String of(DemoUser user) {
        var fields = new Fields()
                .with("userId", user.userId())
                .with("ending", user.ending().label())
                .with("profileReachable", user.profileReachable())
                .with("reachable", user.reachable())
                .with("profile", profile(user.profile()))
                .with(
                        "articles",
                        user.articles().stream().map(ExpectedJson::article).toList());
        return Json.of(fields.values);
    }

    private static Map<String, Object> profile(DemoProfile profile) {
        return new Fields()
                .with("nickname", profile.nickname())
                .with("blogTitle", profile.blogTitle())
                .with("posts", profile.posts())
                .with("originals", profile.originals())
                .with("fans", profile.fans())
                .with("likes", profile.likes())
                .with("comments", profile.comments())
                .with("visits", profile.visits())
                .with("points", profile.points())
                .with("level", profile.level())
                .with("rank", profile.rank())
                .with("weekRank", profile.weekRank())
                .with("codeAge", profile.codeAge())
                .values;
    }

    private static Map<String, Object> article(DemoArticle article) {
        return new Fields()
                .with("articleId", article.articleId())
                .with("url", article.url(Blog.ORIGIN))
                .with("title", article.title())
                .with("type", article.type().label())
                .with("summary", article.summary())
                .with("publishedAt", article.publishedAt())
                .with("publishedPrecision", "second")
                .with("updatedAt", article.updatedAt())
                .with("updatedPrecision", article.updatedAt() == null ? null : "second")
                .with("reads", article.reads())
                .with("comments", article.comments())
                .with("likes", article.likes())
                .with("collects", article.collects())
                .with("pinned", article.pinned())
                .with("body", article.body())
                .with("tags", article.tags())
                .with("sourceUrl", article.sourceUrl())
                .values;
    }

    private static final class Fields {

        private final Map<String, Object> values = new LinkedHashMap<>();

        Fields with(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }
    }
}
