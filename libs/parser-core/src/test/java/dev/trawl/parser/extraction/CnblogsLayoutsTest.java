package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layouts of cnblogs that no captured page shows, in its mark-up with invented words. */
class CnblogsLayoutsTest {

    private final SamplePages pages = new SamplePages("cnblogs", "https://www.cnblogs.com/ann/", "ann");

    @Test
    void readsAListOfThe2020s() {
        List<Article> articles = pages.items("""
                <div id="mainContent"><div class="forFlow"><div class="day" role="article">
                  <div class="dayTitle"><a href="https://www.cnblogs.com/ann/archive/2022/09/01.html">2022年9月1日</a></div>
                  <div class="postTitle" role="heading"><a class="postTitle2 vertical-middle pinned-post" href="https://www.cnblogs.com/ann/p/77.html">
                    <span> <span class="pinned-post-mark">[置顶]</span> A title </span></a></div>
                  <div class="postCon"><div class="c_b_p_desc"> 摘要： What it says
                    <a href="https://www.cnblogs.com/ann/p/77.html" class="c_b_p_desc_readmore">阅读全文</a></div></div>
                  <div class="postDesc">posted @ 2022-09-01 16:57
                    Ann of the Blog
                    <span class="post-view-count">阅读(3620)</span> <span class="post-comment-count">评论(2)</span>
                    <span class="post-digg-count">推荐(1)</span> <a rel="nofollow">编辑</a></div>
                  <div class="postSeparator"></div>
                  <div class="postTitle" role="heading"><a class="postTitle2 vertical-middle" href="https://www.cnblogs.com/ann/p/18000078/some-words">
                    <span>Another</span></a></div>
                  <div class="postDesc">posted @ 2022-09-01 16:06 Ann of the Blog <span>阅读(1.2万)</span> <span>评论(0)</span> <span>推荐(0)</span></div>
                </div></div></div>""");

        assertThat(articles).extracting(Article::articleId).containsExactly("77", "18000078");
        assertThat(articles).extracting(Article::title).containsExactly("A title", "Another");
        assertThat(articles).extracting(Article::pinned).containsExactly(true, false);
        assertThat(articles).extracting(Article::summary).containsExactly("What it says", null);
        assertThat(articles).extracting(Article::reads).containsExactly(3_620L, 12_000L);
        assertThat(articles).extracting(Article::comments).containsExactly(2L, 0L);
        assertThat(articles).extracting(Article::likes).containsExactly(1L, 0L);
        assertThat(articles).extracting(Article::publishedAt).first().isEqualTo(Captured.date("2022-09-01 16:57"));
    }

    @Test
    void readsTheFiguresThatScriptsFillIn() {
        Profile profile = pages.profile(PageKind.LIST, """
                <div id="blogTitle"><h1><a id="Header1_HeaderTitle" href="https://www.cnblogs.com/ann">Ann's blog</a></h1></div>
                <div class="blogStats"><span id="stats_post_count">随笔 - 1,055&nbsp;</span><span id="stats_article_count">文章 - 0&nbsp;</span>
                  <span id="stats-comment_count">评论 - 9&nbsp;</span>
                  <span id="stats-total-view-count">阅读 - <span title="总阅读数: 123456">12万</span></span></div>
                <div id="profile_block">昵称： <a>Ann of the Blog</a><br>园龄： <a title="入园时间：2008-08-29">10年2个月</a><br>荣誉： <a>推荐博客</a><br>
                  粉丝： <a>1203</a><br>关注： <a>4</a><div id="p_b_follow"><a>+加关注</a></div></div>
                <div class="postTitle"><a class="postTitle2" href="https://www.cnblogs.com/ann/p/77.html">A title</a></div>""");

        assertThat(profile.blogTitle()).isEqualTo("Ann's blog");
        assertThat(profile.nickname()).isEqualTo("Ann of the Blog");
        assertThat(profile.posts()).isEqualTo(1_055);
        assertThat(profile.articles()).isZero();
        assertThat(profile.comments()).isEqualTo(9);
        assertThat(profile.visits()).isEqualTo(123_456);
        assertThat(profile.fans()).isEqualTo(1_203);
        assertThat(profile.following()).isEqualTo(4);
        assertThat(profile.codeAge()).isEqualTo("10年2个月");
    }

    @Test
    void readsAListWithoutDays() {
        List<Article> articles = pages.items("""
                <div class="post"><h2 class="postTitle"><a class="postTitle2" href="http://www.cnblogs.com/Ann/archive/2012/01/02/77.html">
                  A title</a></h2><div class="c_b_p_desc">摘要: Words</div>
                  <p class="postfoot">posted on 2012-01-02 03:04 Ann 阅读(12) | 评论 (3)&nbsp; <a>编辑</a></p></div>
                <div class="post"><h2 class="postTitle"><a class="postTitle2" href="http://www.cnblogs.com/bob/p/78.html">A title</a></h2></div>
                """);

        assertThat(articles).singleElement().satisfies(article -> {
            assertThat(article.articleId()).isEqualTo("77");
            assertThat(article.publishedAt()).isEqualTo(Captured.date("2012-01-02 03:04"));
            assertThat(article.reads()).isEqualTo(12);
            assertThat(article.comments()).isEqualTo(3);
        });
    }

    @Test
    void readsTheListOfACategory() {
        Article article = pages.item("""
                <div id="mainContent"><div class="forFlow"><div class="entrylist"><div class="entrylistItem">
                  <div class="entrylistPosttitle"><a class="entrylistItemTitle" href="https://www.cnblogs.com/ann/p/some_words.html">A title</a></div>
                  <div class="entrylistPostSummary"><div class="c_b_p_desc">摘要: Words<a class="c_b_p_desc_readmore">阅读全文</a></div></div>
                  <div class="entrylistItemPostDesc"><a>posted @ 2018-11-05 19:47 Ann</a> <a>阅读 (15) </a> | <a>评论 (2)</a> <a>编辑</a></div></div>
                </div></div></div>""");

        assertThat(article.articleId()).isEqualTo("some_words");
        assertThat(article.summary()).isEqualTo("Words");
        assertThat(article.publishedAt()).isEqualTo(Captured.date("2018-11-05 19:47"));
        assertThat(article.reads()).isEqualTo(15);
        assertThat(article.comments()).isEqualTo(2);
    }

    @Test
    void readsAnArticleThatWasEdited() {
        Article article = pages.article("""
                <h1 class="postTitle"><a id="cb_post_title_url" class="postTitle2 vertical-middle" href="https://www.cnblogs.com/ann/p/18000077">
                  <span role="heading">A title</span></a></h1><div id="cnblogs_post_body"><p>Words</p></div>
                <div class="postDesc">posted @ <span id="post-date" data-date-updated="2024-01-02 12:00">2024-01-01 11:00</span>
                  <a href="https://www.cnblogs.com/ann">Ann</a> 阅读(<span id="post_view_count">33274</span>) 评论(<span id="post_comment_count">...</span>)
                </div><span class="diggnum" id="digg_count">5</span>""");

        assertThat(article.articleId()).isEqualTo("18000077");
        assertThat(article.title()).isEqualTo("A title");
        assertThat(article.publishedAt()).isEqualTo(Captured.date("2024-01-01 11:00"));
        assertThat(article.updatedAt()).isEqualTo(Captured.date("2024-01-02 12:00"));
        assertThat(article.reads()).isEqualTo(33_274);
        assertThat(article.comments()).isNull();
        assertThat(article.likes()).isEqualTo(5);
    }
}
