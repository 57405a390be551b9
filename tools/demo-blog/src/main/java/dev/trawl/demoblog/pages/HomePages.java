package dev.trawl.demoblog.pages;

import dev.trawl.demoblog.users.ArticleKind;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The third skin: home pages in the manner of today's CSDN, built from a state in a script, and the JSON documents from which their lists go
 * on. Thread-safe.
 */
public final class HomePages {

    private static final Template HOME = Template.named("home.html");
    private static final Template ITEM = Template.named("home-item.html");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd");

    /** What the list of a user is like. */
    public enum ListLayout {
        /** Numbered pages, those of the first skin. */
        NUMBERED,
        /** The home page, which grows as it is scrolled. */
        GROWING,
        /** The home page with the first articles; JSON documents have all. */
        DOCUMENTS;

        /** By the number of the user, which is 2 for those without one. */
        public static ListLayout of(String userId) {
            String digits = userId.startsWith("user-") ? userId.replaceAll("\\D", "") : "2";
            return switch (Integer.parseInt(digits) % 3) {
                case 1 -> NUMBERED;
                case 2 -> GROWING;
                default -> DOCUMENTS;
            };
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The home page with the first articles of the list. */
    public Body home(String origin, DemoUser user, ListLayout layout) {
        List<DemoArticle> first = user.page(1);
        return Body.html(
                200,
                HOME.with(Map.of(
                        "origin",
                        origin,
                        "userId",
                        user.userId(),
                        "nickname",
                        user.profile().nickname(),
                        "layout",
                        layout.label(),
                        "pages",
                        user.pages(),
                        "items",
                        first.isEmpty()
                                ? "<p class=\"home-empty\">空空如也</p>"
                                : first.stream()
                                        .map(article -> item(origin, article))
                                        .collect(Collectors.joining()),
                        "end",
                        user.pages() > 1 ? "" : "<p class=\"no-more\">没有更多了</p>",
                        // no text of it ends the script
                        "state",
                        Json.of(state(user.profile())).replace("<", "\\u003c"))));
    }

    private static String item(String origin, DemoArticle article) {
        return ITEM.with(Map.of(
                "url", article.url(origin),
                "title", article.title(),
                "summary", article.summary(),
                "type", article.type().longMark(),
                "day", DAY.format(article.publishedAt()),
                "reads", article.reads(),
                "comments", article.comments()));
    }

    private static Map<String, Object> state(DemoProfile profile) {
        var user = new HashMap<String, Object>();
        user.put("nickname", profile.nickname());
        user.put("level", profile.level());
        if (profile.codeAge() != null) {
            user.put("codeAge", Map.of("desc", profile.codeAge()));
        }
        var figures = new HashMap<String, Object>();
        figures.put("originalCount", grouped(profile.originals()));
        figures.put("fansCount", grouped(profile.fans()));
        figures.put("viewCount", grouped(profile.visits()));
        figures.put(
                "achievementList",
                List.of(
                        Map.of("template", "获得{}次点赞", "variable", grouped(profile.likes())),
                        Map.of("template", "内容获得{}次评论", "variable", grouped(profile.comments()))));
        if (profile.rank() != null) {
            figures.put("rank", grouped(profile.rank()));
        }
        return Map.of(
                "pageData",
                Map.of(
                        "data",
                        Map.of(
                                "baseInfo",
                                Map.of(
                                        "userModule",
                                        user,
                                        "achievementModule",
                                        figures,
                                        "seoModule",
                                        Map.of("title", profile.blogTitle())))));
    }

    private static String grouped(long figure) {
        return String.format(Locale.ROOT, "%,d", figure);
    }

    /** The n-th part of the list, counted from 1, as JSON. */
    public Body document(String origin, DemoUser user, int number, int size) {
        List<DemoArticle> articles = user.articles();
        int from = (int) Math.min((number - 1L) * size, articles.size());
        List<Map<String, Object>> list = articles.subList(from, Math.min(from + size, articles.size())).stream()
                .map(article -> entry(origin, article))
                .toList();
        return Body.json(Json.of(
                Map.of("code", 200, "message", "success", "data", Map.of("list", list, "total", articles.size()))));
    }

    /** The answer to a request that names no user of the blog. */
    public Body refusal() {
        var refused = new HashMap<String, Object>(Map.of("code", 400, "message", "参数错误"));
        refused.put("data", null);
        return Body.json(Json.of(refused));
    }

    private static Map<String, Object> entry(String origin, DemoArticle article) {
        return Map.of(
                "articleId", Long.parseLong(article.articleId()),
                "url", article.url(origin),
                "title", article.title(),
                "description", article.summary(),
                "type", number(article.type()),
                "top", article.pinned(),
                "viewCount", article.reads(),
                "commentCount", article.comments(),
                "postTime", Figures.date(article.publishedAt()),
                "formatTime", DAY.format(article.publishedAt()));
    }

    /** As the documents write it. */
    private static int number(ArticleKind kind) {
        return switch (kind) {
            case ORIGINAL -> 1;
            case REPOST -> 2;
            case TRANSLATION -> 4;
        };
    }
}
