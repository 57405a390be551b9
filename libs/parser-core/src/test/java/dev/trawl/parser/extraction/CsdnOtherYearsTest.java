package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Layouts of CSDN in other years, in its mark-up with invented words. */
class CsdnOtherYearsTest {

    private final SamplePages pages = new SamplePages("csdn", "https://blog.csdn.net/ann", "ann");

    /** Before the end of 2017. */
    @Nested
    class OldestSkin {

        @Test
        void listsWhatIsPinnedAboveTheList() {
            String item = """
                    <div class="list_item article_item"><div class="article_title"><span class="ico ico_type_Original"></span>
                      <h1><span class="link_title"><a href="/ann/article/details/%s">%s A title</a></span></h1></div>
                      <div class="article_manage"><span class="link_postdate">2014-10-15
                      09:38</span><span class="link_view"><a href="/ann/article/details/1">阅读</a>(828)</span>
                      <span class="link_comments"><a>评论</a>(3)</span></div></div>""";

            assertThat(pages.items("<div id=article_toplist>" + item.formatted("77", "<font color=red>[置顶]</font>")
                            + "</div><div id=article_list>" + item.formatted("78", "") + "</div>"))
                    .extracting(Article::articleId, Article::title, Article::reads, Article::publishedAt)
                    .containsExactly(
                            tuple("77", "A title", 828L, Captured.date("2014-10-15 09:38")),
                            tuple("78", "A title", 828L, Captured.date("2014-10-15 09:38")));
        }

        @Test
        void readsTagsBesideTheDateAndNoCategories() {
            Article article = pages.article("""
                    <span class="link_title"><a href="/ann/article/details/77"><font color=red>[置顶]</font> A title</a></span>
                    <div class="article_manage clearfix"><div class="article_l"><span class="link_categories">标签：
                      <a href="http://www.csdn.net/tag/java">java</a><a href="http://www.csdn.net/tag/api">API</a></span></div>
                      <div class="article_r"><span class="link_postdate">2017-02-19 12:00</span></div></div>
                    <span class="link_categories">分类：<a href="/ann/article/category/1">Column</a></span>
                    <div id="article_content">Words</div>""");

            assertThat(article.title()).isEqualTo("A title");
            assertThat(article.tags()).containsExactly("java", "API");
        }
    }

    /** Winter 2017 to spring 2018. */
    @Nested
    class SkinOfTheWinterOf2017 {

        private static final String PROFILE = """
                <div class="right_box user_info"><h3><a href="http://blog.csdn.net/ann" id="uid">Ann</a></h3>
                  <div class="inf_number_box clearfix"><dl title="28"><dt>原创</dt><dd>28</dd></dl>
                    <dl title="12345"><dt>粉丝</dt><dd id="fan">1万+</dd></dl><dl><dt>喜欢</dt><dd>186</dd></dl>
                    <dl title="157"><dt>评论</dt><dd>157</dd></dl><dl><dt>码云</dt><dd>&nbsp;</dd></dl></div></div>
                <div class="interflow clearfix"><div class="grade gradeAndbadge gradewidths"><span>等级：</span>
                    <div><a title="7级,点击查看等级说明"><img class="grade-img" alt="7级,点击查看等级说明"></a></div></div>
                  <div class="gradeAndbadge gradewidths" title="1164369"><span>访问量：</span><span class="num">116万+</span></div>
                  <div class="gradeAndbadge gradewidths" title="14221"><span>积分：</span><span class="num">1万+</span></div>
                  <div class="gradeAndbadge gradewidths" title="1053"><span>排名：</span><span class="num">1053</span></div></div>
                """;

        @Test
        void readsAnArticle() {
            Article article = pages.article("""
                    <script>var username = "ann"; var fileName = '77'; var commentscount = 3;</script>
                    <article><h1 class="csdn_top">A title</h1><div class="article_bar clearfix">
                      <div class="artical_tag"><span class="original">
                        转载 </span><span class="time">2016年08月14日 17:30:15</span></div>
                      <ul class="article_tags clearfix"><li class="tit">标签：</li>
                        <li><a href="http://so.csdn.net/so/search/s.do?q=a">java</a> <span>/</span></li>
                        <li><a href="http://so.csdn.net/so/search/s.do?q=b">api</a> <span>/</span></li></ul>
                      <ul class="right_bar"><li><button class="btn-noborder"><i class="icon iconfont icon-read"></i><span class="txt">19685</span>
                        </button></li><li class="edit"><a class="btn-noborder"><i class="icon icon-bianji"></i><span class="txt">编辑</span></a></li></ul>
                      </div><div id="article_content">Words</div></article>""" + PROFILE);

            assertThat(article.articleId()).isEqualTo("77");
            assertThat(article.title()).isEqualTo("A title");
            assertThat(article.type()).isEqualTo(ArticleType.REPOST);
            assertThat(article.publishedAt()).isEqualTo(Captured.date("2016-08-14 17:30:15"));
            assertThat(article.tags()).containsExactly("java", "api");
            assertThat(article.reads()).isEqualTo(19_685);
            assertThat(article.comments()).isEqualTo(3);
        }

        @Test
        void readsTheProfileBesideIt() {
            Profile profile = pages.profile(PageKind.PROFILE, PROFILE);

            assertThat(profile.nickname()).isEqualTo("Ann");
            assertThat(profile.originals()).isEqualTo(28);
            assertThat(profile.fans()).isEqualTo(12_345);
            assertThat(profile.likes()).isEqualTo(186);
            assertThat(profile.comments()).isEqualTo(157);
            assertThat(profile.level()).isEqualTo(7);
            assertThat(profile.visits()).isEqualTo(1_164_369);
            assertThat(profile.points()).isEqualTo(14_221);
            assertThat(profile.rank()).isEqualTo(1_053);
        }

        @Test
        void readsAList() {
            Article article = pages.item("""
                    <ul class="blog-units blog-units-box"><li class="blog-unit"><a href="http://blog.csdn.net/ann/article/details/77">
                      <h3 class="blog-title odd-overhidden"><span class="top">置顶</span> A title</h3><p class="text">What it says</p></a>
                      <div class="unit-control clearfix"><div class="unit-con-left clearfix floatL"><div class="floatL">原创</div>
                        <div class="floatL">2016-08-04 15:43:53</div>
                        <div class="floatL left-dis-24"><i class="icon iconfont icon-read"></i><span>9635</span></div>
                        <div class="floatL left-dis-24"><i class="icon iconfont icon-pinglun"></i><span>2</span></div></div></div></li></ul>
                    """);

            assertThat(article.articleId()).isEqualTo("77");
            assertThat(article.title()).isEqualTo("A title");
            assertThat(article.summary()).isEqualTo("What it says");
            assertThat(article.type()).isEqualTo(ArticleType.ORIGINAL);
            assertThat(article.publishedAt()).isEqualTo(Captured.date("2016-08-04 15:43:53"));
            assertThat(article.reads()).isEqualTo(9_635);
            assertThat(article.comments()).isEqualTo(2);
        }
    }

    @Nested
    class Lists {

        private static final String ITEM = """
                <div class="article-item-box" data-articleid="%s" style="%s"><h4><a href="%s">
                  <span class="article-type type-1 float-none">原创</span> A title</a></h4><p class="content">%s</p>
                  <span class="date">2020-07-24 18:20:00</span></div>""";

        @Test
        void readsASummaryThatIsNoLink() {
            assertThat(pages.item("<div class=article-list>"
                                    + ITEM.formatted("77", "", "https://blog.csdn.net/ann/article/details/77", "Words")
                                    + "</div>")
                            .summary())
                    .isEqualTo("Words");
        }

        @Test
        void dropsAHiddenItemButNoneWithSomethingHiddenInside() {
            assertThat(pages.items("<div class=article-list>"
                            + ITEM.formatted(
                                    "76", "display: none;", "https://blog.csdn.net/ann/article/details/76", "Decoy")
                            + ITEM.formatted(
                                    "77",
                                    "",
                                    "https://blog.csdn.net/ann/article/details/77",
                                    "<i style='display:none'>Edit</i>")
                            + "</div>"))
                    .extracting(Article::articleId)
                    .containsExactly("77");
        }

        @Test
        void dropsAnItemOfAnotherUserWhoseLinkHasNoScheme() {
            assertThat(pages.items("<div class=article-list>"
                            + ITEM.formatted("76", "", "//blog.csdn.net/bob/article/details/76", "Decoy")
                            + ITEM.formatted("77", "", "//blog.csdn.net/Ann/article/details/77", "Words")
                            + "</div>"))
                    .extracting(Article::articleId)
                    .containsExactly("77");
        }

        @Test
        void readsAColumnWhoseNumbersStandBeforeTheirLabels() {
            Article article = pages.item("""
                    <ul class="column_article_list"><li><a href="https://blog.csdn.net/ann/article/details/77">
                      <h2 class="title"><span class="article-type type-1">原创</span> A title</h2>
                      <div class="column_article_desc">What it says</div><div class="column_article_data">
                        <span class="status">原创</span><span>2023-02-13 10:31:14&nbsp;·&nbsp;</span><span>1204 阅读&nbsp;·</span>
                        <span>3 评论</span></div></a></li></ul>""");

            assertThat(article.publishedAt()).isEqualTo(Captured.date("2023-02-13 10:31:14"));
            assertThat(article.reads()).isEqualTo(1_204);
            assertThat(article.comments()).isEqualTo(3);
        }

        @Test
        void readsTheTypeOnTodaysHome() {
            Article article = pages.shown(PageKind.PROFILE, """
                    <div class="user-profile-head"><div class="user-profile-head-name"><div>Ann</div></div></div>
                    <article class="blog-list-box"><a href="https://blog.csdn.net/ann/article/details/77"><h4>A title</h4>
                      <div class="blog-list-content">Words</div><div class="article-type article-type-yc"> 原创 </div>
                      <div class="view-time-box">发布博客&nbsp;2024.03.10&nbsp;·</div>
                      <span class="view-num">234<span class="two-px">&nbsp;阅读&nbsp;·</span></span>
                      <div class="operate-box" style="display:none"><a href="https://editor.csdn.net/md?articleId=1">编辑</a></div>
                    </a></article>""").articles().getFirst();

            assertThat(article.type()).isEqualTo(ArticleType.ORIGINAL);
            assertThat(article.publishedAt()).isEqualTo(Captured.date("2024-03-10 00:00"));
            assertThat(article.reads()).isEqualTo(234);
        }
    }

    @Nested
    class Since2025 {

        @Test
        void readsAnArticle() {
            Article article = pages.article("""
                    <script>var articleId = "77";</script><h1 class="title-article" id="articleContentId">A title</h1>
                    <div class="article-info-box"><div class="up-time">最新推荐文章于&nbsp;2025-11-14 10:49:57&nbsp;发布</div>
                      <div class="article-bar-top"><div class="bar-content active"><span class="article-type-text original">原创</span>
                        <span class="time blog-postTime" data-time="2020-01-12 20:09:53">最新推荐文章于&nbsp;2025-11-14 10:49:57&nbsp;发布</span>
                        <span class="read-count">2.5w 阅读</span>
                        <span class="read-count" id="blog-digg-num"> 56 </span><span class="get-collection"> 47 </span></div></div>
                      <div class="blog-tags-box"><div class="tags-box artic-tag-box"><div class="article-tag"><span class="label">文章标签：</span>
                        <p><a class="tag-link-new" href="https://so.csdn.net/so/search/s.do?q=c">#C#</a>
                        <a class="tag-link-new" href="https://so.csdn.net/so/search/s.do?q=l">#linux</a></p></div></div></div></div>
                    <div id="content_views">Words</div>""");

            assertThat(article.type()).isEqualTo(ArticleType.ORIGINAL);
            assertThat(article.publishedAt()).isEqualTo(Captured.date("2020-01-12 20:09:53"));
            assertThat(article.reads()).isEqualTo(25_000);
            assertThat(article.likes()).isEqualTo(56);
            assertThat(article.collects()).isEqualTo(47);
            assertThat(article.tags()).containsExactly("C#", "linux");
        }
    }

    @Test
    void leavesOutColumnsOfEveryYearFromTheTags() {
        assertThat(pages.article("""
                        <script>var articleId = 77;</script><div id=content_views>Words</div>
                        <div class="article-info-box"><span class="time">2018年04月18日 11:22</span><div class="tags-box space">
                          <a class="tag-link" href="https://blog.csdn.net/column/details/23614.html">Column</a>
                          <a class="tag-link" href="https://ann.blog.csdn.net/category_1.html">Column</a>
                          <a class="tag-link" href="http://so.csdn.net/so/search/s.do?q=C%23">C#</a></div></div>""")).satisfies(article -> {
            assertThat(article.tags()).containsExactly("C#");
            assertThat(article.publishedAt()).isEqualTo(Captured.date("2018-04-18 11:22"));
        });
    }

    @Test
    void distinguishesAchievementsOfAStateByTheirWords() {
        assertThat(pages.profile(PageKind.PROFILE, """
                        <script>window.__INITIAL_STATE__={"pageData":{"data":{"baseInfo":{"userModule":{"nickname":"Ann"},
                        "achievementModule":{"achievementList":[{"template":"获得{}次收藏","variable":"56,789"},
                        {"template":"获得{}次点赞","variable":"34,567"},{"template":"内容获得{}次评论","variable":"1,234"}]}}}}}</script>""")).satisfies(profile -> {
            assertThat(profile.likes()).isEqualTo(34_567);
            assertThat(profile.comments()).isEqualTo(1_234);
            assertThat(profile.collects()).isEqualTo(56_789);
        });
    }

    @Test
    void takesNoWordForARank() {
        Profile profile = pages.profile(PageKind.ARTICLE, """
                <div id="asideProfile"><dl title="暂无排名"><dt>暂无</dt><dd>总排名</dd></dl><dl title="-1"><dt>-1</dt><dd>周排名</dd></dl>
                  <dl title="0"><dt>0</dt><dd>粉丝</dd></dl></div>""");

        assertThat(profile.rank()).isNull();
        assertThat(profile.weekRank()).isNull();
        assertThat(profile.fans()).isZero();
        assertThat(profile.visits()).isNull();
    }

    @Test
    void takesTheVisitsOfTheWholeSiteWhereAStateHasBoth() {
        assertThat(pages.profile(PageKind.PROFILE, """
                        <script>window.__INITIAL_STATE__={"pageData":{"data":{"baseInfo":{"userModule":{"nickname":"Ann"},
                        "achievementModule":{"viewCount":"12","wholeSiteViewCount":{"total":"9,757,241"},"rank":"-1"}}}}}</script>""")).satisfies(profile -> {
            assertThat(profile.visits()).isEqualTo(9_757_241);
            assertThat(profile.rank()).isNull();
        });
    }
}
