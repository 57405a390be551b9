package dev.trawl.demoblog.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.pages.BlogRequest.Kind;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BlogPagesTest {

    private final Blog blog = Blog.of(1, 40);
    private final BlogPages pages = new BlogPages();

    @Test
    void showsEveryArticleOnItsPageOfTheList() {
        for (DemoUser user : blog.users()) {
            for (int number = 1; number <= user.pages(); number++) {
                Document page = page(user, Kind.LIST, number);
                List<Element> items = page.select(".article-item-box:not([style*=none])");
                List<DemoArticle> articles = user.page(number);
                assertThat(items).hasSameSizeAs(articles);
                for (int i = 0; i < articles.size(); i++) {
                    assertShows(items.get(i), articles.get(i));
                }
            }
        }
    }

    private static void assertShows(Element item, DemoArticle article) {
        assertThat(item.attr("data-articleid")).isEqualTo(article.articleId());
        assertThat(first(item, "h4 a").attr("href")).isEqualTo(article.url(Blog.ORIGIN));
        assertThat(first(item, "h4 a").text()).isEqualTo(article.type().mark() + " " + article.title());
        assertThat(first(item, ".content").text()).isEqualTo(article.summary());
        assertThat(first(item, ".date").text()).isEqualTo(Figures.date(article.publishedAt()));
        assertThat(item.select(".read-num").eachText())
                .containsExactly("阅读数 " + article.reads(), "评论数 " + article.comments());
        assertThat(item.select(".article-top").isEmpty()).isEqualTo(!article.pinned());
    }

    @Test
    void beginsEachListWithAHiddenItemOfSomebodyElse() {
        DemoUser user = user("user-0001");

        Element decoy = first(page(user, Kind.LIST, 2), ".article-item-box");

        assertThat(decoy.attr("style")).isEqualTo("display: none;");
        assertThat(first(decoy, "a").attr("href")).doesNotContain(user.userId());
    }

    @Test
    void showsExactFiguresInTitlesAndRoundedOnesInTheText() {
        for (DemoUser user : blog.users()) {
            Document page = page(user, Kind.HOME, 1);
            DemoProfile profile = user.profile();
            assertThat(first(page, "#uid").text()).isEqualTo(profile.nickname());
            assertThat(first(page, ".title-blog").text()).isEqualTo(profile.blogTitle());
            assertThat(figure(page, "原创")).isEqualTo(Long.toString(profile.originals()));
            assertThat(figure(page, "粉丝")).isEqualTo(Long.toString(profile.fans()));
            assertThat(figure(page, "获赞")).isEqualTo(Long.toString(profile.likes()));
            assertThat(figure(page, "评论")).isEqualTo(Long.toString(profile.comments()));
            assertThat(figure(page, "访问：")).isEqualTo(Long.toString(profile.visits()));
            assertThat(figure(page, "积分：")).isEqualTo(Long.toString(profile.points()));
            assertThat(figure(page, "等级：")).isEqualTo(profile.level() + "级,点击查看等级说明");
            assertThat(figure(page, "总排名：")).isEqualTo(Objects.toString(profile.rank(), ""));
            assertThat(figure(page, "周排名：")).isEqualTo(Objects.toString(profile.weekRank(), ""));
            assertThat(page.select(".personal-home-years").text()).isEqualTo(Objects.toString(profile.codeAge(), ""));
        }
        assertThat(Figures.shown(621_222)).isEqualTo("62万+");
        assertThat(Figures.shown(9_999)).isEqualTo("9999");
    }

    private static String figure(Document page, String label) {
        return page.select("#asideProfile dl:has(dt:containsOwn(%s)), #asideProfile dl:has(dt a:containsOwn(%s))"
                        .formatted(label, label))
                .select("[title]")
                .attr("title");
    }

    @Test
    void showsEverythingOfAnArticleOnItsOwnPage() {
        for (DemoUser user : blog.users().subList(0, 10)) {
            for (int i = 0; i < user.articles().size(); i++) {
                Document page = page(user, Kind.ARTICLE, i);
                DemoArticle article = user.articles().get(i);
                assertThat(first(page, ".title-article").text()).isEqualTo(article.title());
                assertThat(first(page, ".article-type").text())
                        .isEqualTo(article.type().longMark());
                assertThat(first(page, ".time").text()).isEqualTo(Figures.chineseDate(article.publishedAt()));
                assertThat(page.select(".up-time").isEmpty()).isEqualTo(article.updatedAt() == null);
                assertThat(first(page, ".read-count").text()).isEqualTo("阅读数：" + article.reads());
                assertThat(first(page, "#blog-digg-num").text())
                        .isEqualTo(article.likes() == 0 ? "点赞数" : "点赞数 " + article.likes());
                assertThat(first(page, "#get-collection").attr("data-num"))
                        .isEqualTo(Long.toString(article.collects()));
                assertThat(page.select(".tag-link").eachText()).isEqualTo(article.tags());
                assertThat(page.select("#content_views > *").eachText()).isEqualTo(article.paragraphs());
                assertThat(page.select(".source-link").attr("href"))
                        .isEqualTo(Objects.toString(article.sourceUrl(), ""));
                assertThat(page.html()).contains("var commentscount = " + article.comments() + ";");
            }
        }
    }

    @Test
    void leavesThePagerToTheScript() {
        DemoUser user = user("user-0004");
        Document page = page(user, Kind.LIST, 3);

        assertThat(first(page, "#pageBox").childrenSize()).isZero();
        assertThat(page.html())
                .doesNotContain("下一页")
                .contains("var currentPage = 3;", "var pageSize = 20 ;", "var listTotal = 89 ;")
                .contains("var baseUrl = 'http://blog.demo.test/user-0004/article/list' ;");
    }

    @Test
    void saysThatThereIsNothingPastTheEnd() {
        assertThat(page(user("user-0004"), Kind.LIST, 6).select(".no-data h6").text())
                .isEqualTo("空空如也");
        assertThat(page(user("fault-empty"), Kind.HOME, 1).select(".no-data h6").text())
                .isEqualTo("空空如也");
    }

    @Test
    void weighsAsMuchAsARealListPage() {
        DemoUser user = user("user-0004");

        int bytes =
                pages.render(new BlogRequest(Blog.ORIGIN, user, Kind.LIST, 1)).bytes().length;

        assertThat(bytes).isBetween(70_000, 90_000);
    }

    private DemoUser user(String userId) {
        return blog.user(userId).orElseThrow();
    }

    private Document page(DemoUser user, Kind kind, int number) {
        Body body = pages.render(new BlogRequest(Blog.ORIGIN, user, kind, number));
        assertThat(body.status()).isEqualTo(200);
        return Jsoup.parse(new String(body.bytes(), UTF_8), Blog.ORIGIN);
    }

    private static Element first(Element in, String selector) {
        return Objects.requireNonNull(in.selectFirst(selector), selector);
    }
}
