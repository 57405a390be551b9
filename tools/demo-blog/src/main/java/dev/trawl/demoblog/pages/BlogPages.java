package dev.trawl.demoblog.pages;

import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The healthy pages of the blog. Thread-safe. */
public final class BlogPages {

    private static final Template SHELL = Template.named("shell.html");
    private static final String ICONS = Template.named("icons.html").with(Map.of());
    private static final Template LIST = Template.named("list.html");
    private static final Template ITEM = Template.named("list-item.html");
    private static final Template DECOY = Template.named("decoy.html");
    private static final Template EMPTY = Template.named("empty.html");
    private static final Template ARTICLE = Template.named("article.html");
    private static final Template PAGING = Template.named("paging-script.html");
    private static final Template NOTICE = Template.named("notice.html");

    private final Aside aside = new Aside();

    /** The page that was asked for, as a healthy user's is. */
    public Body render(BlogRequest request) {
        return switch (request.kind()) {
            case HOME, LIST -> Body.html(200, list(request));
            case ARTICLE -> Body.html(200, article(request));
        };
    }

    /** A page that says something instead of showing what was asked for. */
    public Body notice(int status, String title, String text) {
        return Body.html(status, NOTICE.with(Map.of("title", title, "text", text)));
    }

    private String list(BlogRequest request) {
        DemoUser user = request.user();
        List<DemoArticle> articles = user.page(request.number());
        String items = articles.isEmpty()
                ? EMPTY.with(Map.of())
                : DECOY.with(Map.of("origin", request.origin()))
                        + articles.stream()
                                .map(article -> item(request.origin(), article))
                                .collect(Collectors.joining());
        String main = LIST.with(Map.of("origin", request.origin(), "userId", user.userId(), "items", items));
        String script = PAGING.with(Map.of(
                "page",
                request.number(),
                "origin",
                request.origin(),
                "userId",
                user.userId(),
                "pageSize",
                user.pageSize(),
                "total",
                user.profile().posts()));
        return shell(request, user.profile().blogTitle(), main, script);
    }

    private static String item(String origin, DemoArticle article) {
        return ITEM.with(Map.of(
                "id", article.articleId(),
                "url", article.url(origin),
                "typeNumber", article.type().number(),
                "type", article.type().mark(),
                "pin", article.pinned() ? "<span class=\"article-top\">置顶</span>" : "",
                "title", article.title(),
                "summary", article.summary(),
                "date", Figures.date(article.publishedAt()),
                "reads", article.reads(),
                "comments", article.comments()));
    }

    private String article(BlogRequest request) {
        DemoArticle article = request.user().articles().get(request.number());
        String url = article.url(request.origin());
        String main = ARTICLE.with(Map.ofEntries(
                Map.entry("id", article.articleId()),
                Map.entry("url", url),
                Map.entry("typeNumber", article.type().number()),
                Map.entry("type", article.type().longMark()),
                Map.entry("title", article.title()),
                Map.entry("time", Figures.chineseDate(article.publishedAt())),
                Map.entry("updated", updated(article)),
                Map.entry("reads", article.reads()),
                Map.entry("likes", article.likes() == 0 ? "" : article.likes()),
                Map.entry("collects", article.collects()),
                Map.entry("comments", article.comments()),
                Map.entry("nickname", request.user().profile().nickname()),
                Map.entry("tags", tags(request.origin(), article)),
                Map.entry("source", source(article, url)),
                Map.entry("body", body(article))));
        String script = "<script>var articleId = \"" + article.articleId() + "\"; var commentscount = "
                + article.comments() + ";</script>";
        return shell(request, article.title(), main, script);
    }

    private static String updated(DemoArticle article) {
        return article.updatedAt() == null
                ? ""
                : "<span class=\"up-time\">已于 " + Figures.date(article.updatedAt()) + " 修改</span>";
    }

    private static String tags(String origin, DemoArticle article) {
        return article.tags().isEmpty()
                ? ""
                : article.tags().stream()
                        .map(tag ->
                                "<a class=\"tag-link\" href=\"" + origin + "/so/tag\">" + Template.escape(tag) + "</a>")
                        .collect(Collectors.joining("", "<div class=\"tags-box artic-tag-box\">标签：", "</div>"));
    }

    private static String source(DemoArticle article, String url) {
        String source = article.sourceUrl();
        return source == null
                ? "版权声明：本文为博主原创文章，转载请附上原文出处链接。<br>本文链接：<a href=\"" + url + "\">" + url + "</a>"
                : "本文非原创，来源：<a class=\"source-link\" href=\"" + Template.escape(source) + "\">原文链接</a>";
    }

    private static String body(DemoArticle article) {
        List<String> paragraphs = article.paragraphs();
        return IntStream.range(0, paragraphs.size())
                .mapToObj(i -> i > 0 && i % 4 == 0
                        ? "<blockquote>" + Template.escape(paragraphs.get(i)) + "</blockquote>"
                        : "<p>" + Template.escape(paragraphs.get(i)) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private String shell(BlogRequest request, String title, String main, String script) {
        DemoUser user = request.user();
        DemoProfile profile = user.profile();
        return SHELL.with(Map.of(
                "title", title,
                "icons", ICONS,
                "origin", request.origin(),
                "userId", user.userId(),
                "nickname", profile.nickname(),
                "blogTitle", profile.blogTitle(),
                "main", main,
                "aside", aside.render(request.origin(), user),
                "script", script));
    }
}
