package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** Layouts of CSDN that no captured page shows, in its mark-up with invented words. */
class CsdnLayoutsTest {

    private final SamplePages pages = new SamplePages("csdn", "https://blog.csdn.net/ann", "ann");

    private PageReading.Shown shown(PageKind kind, String html) {
        return pages.shown(kind, html);
    }

    private Profile profile(String html) {
        return pages.profile(PageKind.PROFILE, html);
    }

    private Article item(String html) {
        return pages.item(html);
    }

    private Article article(String html) {
        return pages.article("<script>var articleId = 77;</script><div id=content_views>Words</div>" + html);
    }

    private static OffsetDateTime date(String text) {
        return Captured.date(text);
    }

    @Test
    void readsTodaysHomeByItsElements() {
        PageReading.Shown shown = shown(PageKind.PROFILE, """
                <div class="user-profile-head">
                  <div class="user-profile-head-name"><div>Ann</div><div class="person-code-age"><span>码龄15年</span></div></div>
                  <div class="user-profile-head-info-r"><div class="user-profile-head-info-r-c"><ul>
                    <li><div class="user-profile-statistics-num">9,757,241</div>
                        <div class="user-profile-statistics-name">总访问量</div></li>
                    <li><a href=/x><div class="user-profile-statistics-num">848</div>
                        <div class="user-profile-statistics-name">原创</div></a></li>
                    <li><div class="user-profile-statistics-name">排名</div><div class="user-profile-statistics-num">74</div></li>
                    <li><div class="user-profile-statistics-num">146,206</div>
                        <div class="user-profile-statistics-name">粉丝</div></li>
                  </ul></div></div>
                </div>
                <ul class="aside-common-box-achievement">
                  <li><div>获得<span>34,567</span>次点赞</div></li><li><div>内容获得<span>1,234</span>次评论</div></li>
                  <li><div>获得<span>5.6万+</span>次收藏</div></li>
                </ul>
                <article class="blog-list-box"><a href="https://blog.csdn.net/ann/article/details/77">
                  <h4>A title</h4><div class="blog-list-content">What it says</div>
                  <div><div class="view-time-box">博文更新于 2026.06.09 ·</div><div class="view-num">120 阅读</div>
                    <div class="give-like-num">7 点赞</div><div class="comment-num">3 评论</div>
                    <div class="comment-num">5 收藏</div></div></a></article>
                <article class="blog-list-box"><a href="https://blog.csdn.net/ann/article/details/78">
                  <h4>Another</h4><div><span class="view-time-box">2026.06.01</span><span class="view-num">阅读 9</span>
                    <span class="give-like-num">点赞 1</span><span class="comment-num">评论 2</span>
                    <span class="comment-num">收藏 4</span></div></a></article>
                """);

        assertThat(shown.profile()).isNotNull().satisfies(profile -> {
            assertThat(profile.nickname()).isEqualTo("Ann");
            assertThat(profile.codeAge()).isEqualTo("码龄15年");
            assertThat(profile.originals()).isEqualTo(848);
            assertThat(profile.visits()).isEqualTo(9_757_241);
            assertThat(profile.rank()).isEqualTo(74);
            assertThat(profile.fans()).isEqualTo(146_206);
            assertThat(profile.likes()).isEqualTo(34_567);
            assertThat(profile.comments()).isEqualTo(1_234);
            assertThat(profile.collects()).isEqualTo(56_000);
            assertThat(profile.points()).isNull();
        });
        assertThat(shown.warnings()).isEmpty();
        assertThat(shown.articles()).extracting(Article::articleId).containsExactly("77", "78");
        assertThat(shown.articles()).extracting(Article::title).containsExactly("A title", "Another");
        assertThat(shown.articles())
                .extracting(Article::publishedAt)
                .containsExactly(date("2026-06-09 00:00"), date("2026-06-01 00:00"));
        assertThat(shown.articles()).extracting(Article::reads).containsExactly(120L, 9L);
        assertThat(shown.articles()).extracting(Article::likes).containsExactly(7L, 1L);
        assertThat(shown.articles()).extracting(Article::comments).containsExactly(3L, 2L);
        assertThat(shown.articles()).extracting(Article::collects).containsExactly(5L, 4L);
    }

    @Test
    void readsTodaysHomeByTheStateThatItsScriptsBuildItFrom() {
        Profile profile = profile("""
                <div id="app"></div><script>window.__INITIAL_STATE__={"csrf":"a}b","isMobile":undefined,"pageData":{"data":{
                "baseInfo":{"userModule":{"username":"ann","nickname":"Ann {undefined}","level":10,"gender":1,
                "codeAge":{"desc":"码龄15年"}},"achievementModule":{"originalCount":"848","rank":"74","fansCount":"146,206",
                "followCount":"748","wholeSiteViewCount":{"total":"9,757,241","detail":{"blog":"1"}},
                "achievementList":[{"variable":"34,567"},{"variable":"1,234"},{"variable":"56,789"}]}}}}};(function(){})()
                </script>""");

        assertThat(profile.nickname()).isEqualTo("Ann {undefined}");
        assertThat(profile.level()).isEqualTo(10);
        assertThat(profile.codeAge()).isEqualTo("码龄15年");
        assertThat(profile.originals()).isEqualTo(848);
        assertThat(profile.rank()).isEqualTo(74);
        assertThat(profile.fans()).isEqualTo(146_206);
        assertThat(profile.following()).isEqualTo(748);
        assertThat(profile.visits()).isEqualTo(9_757_241);
        assertThat(profile.likes()).isEqualTo(34_567);
        assertThat(profile.comments()).isEqualTo(1_234);
        assertThat(profile.collects()).isEqualTo(56_789);
    }

    @Test
    void readsTheDocumentsThatTodaysHomeIsFilledFrom() {
        PageReading.Shown shown = shown(PageKind.LIST, """
                {"code":200,"message":"success","data":{"list":[
                  {"articleId":77,"title":"Less &lt; more <b>","description":"What it says","url":"https://blog.csdn.net/Ann/article/details/77",
                   "type":1,"top":false,"forcePlan":false,"viewCount":1203,"commentCount":3,"diggCount":7,"collectCount":5,
                   "editUrl":"https://editor.csdn.net/md?articleId=77","postTime":"2022-05-08 22:23:12","formatTime":"2022.05.08","picList":[]},
                  {"articleId":78,"title":"Pinned","description":null,"url":"https://blog.csdn.net/Ann/article/details/78","type":4,"top":true,
                   "viewCount":0,"commentCount":0,"diggCount":0,"collectCount":0,"postTime":"2021-01-01 00:00:00"},
                  {"articleId":79,"title":"Of another","url":"https://blog.csdn.net/bob/article/details/79","type":1}],"total":157}}""");

        assertThat(shown.warnings()).isEmpty();
        assertThat(shown.profile()).isNotNull().satisfies(profile -> {
            assertThat(profile.posts()).isEqualTo(157);
            assertThat(profile.nickname()).isNull();
        });
        assertThat(shown.articles()).extracting(Article::articleId).containsExactly("77", "78");
        Article article = shown.articles().getFirst();
        assertThat(article.url()).isEqualTo("https://blog.csdn.net/Ann/article/details/77");
        assertThat(article.title()).isEqualTo("Less &lt; more <b>");
        assertThat(article.type()).isEqualTo(ArticleType.ORIGINAL);
        assertThat(article.publishedAt()).isEqualTo(date("2022-05-08 22:23:12"));
        assertThat(article.summary()).isEqualTo("What it says");
        assertThat(article.reads()).isEqualTo(1_203);
        assertThat(article.comments()).isEqualTo(3);
        assertThat(article.likes()).isEqualTo(7);
        assertThat(article.collects()).isEqualTo(5);
        assertThat(article.pinned()).isFalse();
        Article pinned = shown.articles().getLast();
        assertThat(pinned.pinned()).isTrue();
        assertThat(pinned.type()).isEqualTo(ArticleType.TRANSLATION);
        assertThat(pinned.summary()).isNull();
        assertThat(pinned.reads()).isZero();
    }

    @Test
    void takesNoHomeWithoutItemsForAChangedLayout() {
        PageReading.Shown shown = shown(PageKind.LIST, """
                <div class="user-profile-head"><div class="user-profile-head-name"><div>Ann</div></div></div>
                <script>window.__INITIAL_STATE__={"pageData":{"data":{"baseInfo":{"achievementModule":{"originalCount":"848"}}}}};</script>""");

        assertThat(shown.profile())
                .isNotNull()
                .satisfies(profile -> assertThat(profile.originals()).isEqualTo(848));
        assertThat(shown.articles()).isEmpty();
        assertThat(shown.warnings()).singleElement().asString().startsWith("articles: nothing found by");
    }

    @Test
    void readsTheCardOf2024() {
        Profile profile = profile("""
                <div id="asideProfile"><div class="profile-intro">
                  <a id="uid" title="Ann"><span class="name">Ann</span></a>
                  <span class="profile-intro-name-leve"><img class="level" src="https://csdnimg.cn/identity/blog3.png"></span>
                  <span class="profile-intro-name-years" title="已加入 CSDN 1年">码龄1年</span></div>
                  <div class="profile-intro-rank-information">
                    <dl><dd><span>18</span></dd><dt>原创</dt></dl><dl title="1203"><dd>1203</dd><dt>点赞</dt></dl>
                    <dl title="12345"><dd>1万+</dd><dt>收藏</dt></dl><dl title="83"><dd>83</dd><dt>粉丝</dt></dl></div></div>
                """);

        assertThat(profile.nickname()).isEqualTo("Ann");
        assertThat(profile.codeAge()).isEqualTo("码龄1年");
        assertThat(profile.level()).isEqualTo(3);
        assertThat(profile.originals()).isEqualTo(18);
        assertThat(profile.likes()).isEqualTo(1_203);
        assertThat(profile.collects()).isEqualTo(12_345);
        assertThat(profile.fans()).isEqualTo(83);
        assertThat(profile.rank()).isNull();
        assertThat(profile.points()).isNull();
        assertThat(profile.visits()).isNull();
    }

    @Test
    void readsTheOldestSkinByAnyOfItsBoxes() {
        Profile profile = profile("""
                <div id="blog_userface"><a class="user_name">Ann</a></div>
                <ul id="blog_rank"><li>访问：<span>117580次</span></li><li>排名：<span>第10695名</span></li></ul>
                <ul id="blog_statistics"><li>原创：<span>31篇</span></li><li>译文：<span>0篇</span></li></ul>""");

        assertThat(profile.nickname()).isEqualTo("Ann");
        assertThat(profile.visits()).isEqualTo(117_580);
        assertThat(profile.rank()).isEqualTo(10_695);
        assertThat(profile.originals()).isEqualTo(31);
        assertThat(profile.translations()).isZero();
        assertThat(profile.reposts()).isNull();
    }

    @Test
    void readsAListUnderTheHeadingOf2020WithBareNumbers() {
        Article article = item("""
                <div class="articleMeList-integration"><div class="article-item-box" data-articleid="77">
                  <h4><a href="https://blog.csdn.net/Ann/article/details/77"><span class="article-type type-3">译</span>
                    A title</a></h4>
                  <div class="info-box"><p><span class="date">2020-07-24
                    18:20:00</span><span class="read-num"><i></i>1005</span><span class="read-num"><i></i>2</span></p></div>
                </div></div>""");

        assertThat(article.title()).isEqualTo("A title");
        assertThat(article.type()).isEqualTo(ArticleType.TRANSLATION);
        assertThat(article.publishedAt()).isEqualTo(date("2020-07-24 18:20:00"));
        assertThat(article.reads()).isEqualTo(1_005);
        assertThat(article.comments()).isEqualTo(2);
    }

    @Test
    void keepsTheArticlesOfABlogUnderANameOfItsOwn() {
        String item = """
                <div class="article-item-box" data-articleid="77"><h4><a href="https://%s/article/details/77">A title</a></h4>
                  <span class="date">2020-07-24 18:20:00</span></div>""";

        String list = "<div class=article-list>" + item.formatted("smith.blog.csdn.net")
                + item.formatted("blog.csdn.net/bob");
        assertThat(item("<script>var username = \"Ann\";</script>" + list).url())
                .isEqualTo("https://smith.blog.csdn.net/article/details/77");
        assertThat(pages.items(
                        "<script>var username = \"carl\";</script>" + list + item.formatted("blog.csdn.net/ann")))
                .extracting(Article::url)
                .containsExactly("https://blog.csdn.net/ann/article/details/77");
    }

    @Test
    void readsARepostWithItsSource() {
        Article article = article("""
                <img class="article-type-img" src="https://csdnimg.cn/img/reprint.png">
                <div class="article-info-box"><div class="bar-content"><span class="time">于&nbsp;2023-01-05 10:00:01&nbsp;发布</span>
                  <span class="read-count">阅读量3.5k</span><span class="read-count" id="blog-digg-num">点赞数</span></div>
                  <div class="blog-tags-box"><a class="tag-link" href="https://blog.csdn.net/ann/category_1.html">Column</a>
                  <a class="tag-link" href="https://blog.csdn.net/ann/article/category/2">Old column</a>
                  <a class="tag-link" href="https://so.csdn.net/so/search?q=java">java</a></div></div>
                <div class="article-source-link">原文链接：<a href="https://www.jb51.net/article/1.htm">jb51</a></div>
                <div class="recommend-box"><span class="read-count">495</span><span class="time">2020-01-01 00:00:00</span></div>
                """);

        assertThat(article.type()).isEqualTo(ArticleType.REPOST);
        assertThat(article.publishedAt()).isEqualTo(date("2023-01-05 10:00:01"));
        assertThat(article.reads()).isEqualTo(3_500);
        assertThat(article.likes()).isZero();
        assertThat(article.tags()).containsExactly("java");
        assertThat(article.sourceUrl()).isEqualTo("https://www.jb51.net/article/1.htm");
    }

    @Test
    void readsTheTypeAndTheDatesOfScripts() {
        Article article = article("""
                <script>var articleType = 2; var viewCountFormat = 3515;</script>
                <script type="application/ld+json">{"@type":"BreadcrumbList"}</script>
                <script type="application/ld+json">{"pubDate":"2021-02-15T20:19:33","upDate":"2021-02-15T22:15:41"}</script>
                <div class="article-info-box"><div class="up-time">最新推荐文章于&nbsp;2024-03-05 18:15:56&nbsp;发布</div>
                <span class="read-count">阅读量3.5k</span></div>""");

        assertThat(article.type()).isEqualTo(ArticleType.REPOST);
        assertThat(article.reads()).isEqualTo(3_515);
        assertThat(article.publishedAt()).isEqualTo(date("2021-02-15 20:19:33"));
        assertThat(article.updatedAt()).isEqualTo(date("2021-02-15 22:15:41"));
        assertThat(article.likes()).isNull();
    }

    @Test
    void takesTheDateOfPublicationAndNotThatOfTheDraft() {
        String draft = """
                <script type="application/ld+json">{"pubDate":"2024-05-11T22:50:00","upDate":"2024-05-12T09:24:57"}</script>
                <div class="article-info-box">%s</div>""";

        assertThat(article(draft.formatted("<span class='time'>于&nbsp;2024-05-12 09:24:57&nbsp;发布</span>"))
                        .publishedAt())
                .isEqualTo(date("2024-05-12 09:24:57"));
        assertThat(article(draft.formatted("<span class='time'>已于&nbsp;2024-05-13 10:00:00&nbsp;修改</span>"
                                + "<div class='up-time'>于&nbsp;2024-05-12 09:24:57&nbsp;首次发布</div>"))
                        .publishedAt())
                .isEqualTo(date("2024-05-12 09:24:57"));
        assertThat(article(draft.formatted("<div class='up-time'>最新推荐文章于&nbsp;2024-06-01 18:15:56&nbsp;发布</div>"))
                        .publishedAt())
                .as("the page shows only the date of another article")
                .isEqualTo(date("2024-05-11 22:50:00"));
        assertThat(article(draft.formatted("<span class='time'>最后发布于2024-05-14 11:50:19</span>"))
                        .publishedAt())
                .as("the last publication is not the first")
                .isEqualTo(date("2024-05-11 22:50:00"));
    }

    @Test
    void takesAnIdOnlyWhereItIsOne() {
        Article article = shown(PageKind.ARTICLE, """
                <script>var articleId = parseInt(location.hash);</script>
                <link rel=canonical href="https://blog.csdn.net/ann/article/details/77"><div id=content_views>Words</div>""").articles().getFirst();

        assertThat(article.articleId()).isEqualTo("77");
    }
}
