package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces of pages of CSDN, and the challenge that comes instead of one. */
class CsdnPagesTest {

    private final Captured captured = new Captured("csdn");

    @Test
    void readsProfileBoxesOfFragments() {
        for (String file :
                List.of("csdn-aside-2019-weixin_41287260.gbk.txt", "csdn-home-aside-2019-weixin_41287260-utf8.txt")) {
            byte[] bytes = Captured.bytes(captured.path("csdn/fragments/" + file));
            byte[] html = file.contains("gbk")
                    ? new String(bytes, Charset.forName("GBK")).getBytes(StandardCharsets.UTF_8)
                    : bytes;
            Profile profile = captured.shown(PageKind.PROFILE, "https://blog.csdn.net/x", "weixin_41287260", html)
                    .profile();
            assertThat(profile).isNotNull();
            assertThat(profile.nickname()).isEqualTo("秦时明月之君临天下");
            assertThat(profile.originals()).isEqualTo(94);
            assertThat(profile.fans()).isEqualTo(37);
            assertThat(profile.likes()).isEqualTo(91);
            assertThat(profile.visits()).isEqualTo(83_408);
            assertThat(profile.level()).isEqualTo(5);
            assertThat(profile.rank()).isEqualTo(30_976);
            assertThat(profile.weekRank()).isNull();
        }
    }

    @Test
    void readsListItemsOfFragments() {
        Article repost = item("transcribed-csdn-2018-liuchengzimozigreat.html.txt", "liuchengzimozigreat");
        assertThat(repost.type()).isEqualTo(ArticleType.REPOST);
        assertThat(repost.title()).isEqualTo("postgresql数据库常用操作命令及SQL语言");
        assertThat(repost.reads()).isEqualTo(914);

        Article icons = item("transcribed-csdn-2020-ffb-list-item.html.txt", "ffb");
        assertThat(icons.title()).isEqualTo("Excel无法vlookup事件");
        assertThat(icons.reads()).isEqualTo(1005);
        assertThat(icons.comments()).isZero();
        assertThat(icons.publishedAt()).isEqualTo(Captured.date("2017-07-24 18:20:00"));

        Article column = item("csdn-column-ul-multipage.txt", "weixin_41287260");
        assertThat(column.articleId()).isEqualTo("100177044");
        assertThat(column.title()).isEqualTo("命令行运行javac，报错: 编码 GBK 的不可映射字符 (0x9C)");
        assertThat(column.reads()).isEqualTo(60);
        assertThat(column.comments()).isZero();
        assertThat(column.publishedAt()).isEqualTo(Captured.date("2019-08-31 20:59:14"));
        assertThat(column.type()).isEqualTo(ArticleType.ORIGINAL);
    }

    private Article item(String file, String user) {
        String html = new String(Captured.bytes(captured.path("csdn/fragments/" + file)), StandardCharsets.UTF_8);
        String page = "<div class='article-list'>" + html + "</div>";
        PageReading.Shown shown = captured.shown(
                PageKind.LIST, "https://blog.csdn.net/" + user, user, page.getBytes(StandardCharsets.UTF_8));
        return shown.articles().getFirst();
    }

    @Test
    void readsTheOldSkinsListItem() {
        String html = new String(
                Captured.bytes(captured.path("csdn/fragments/csdn-oldskin-2017-list-item-u012814856.md")),
                StandardCharsets.UTF_8);
        String item = html.substring(html.indexOf("<div class=\"list_item"), html.lastIndexOf("```"));
        String page = "<div id='article_list'>" + item + "</div>";
        Article article = captured.shown(
                        PageKind.LIST,
                        "http://blog.csdn.net/u012814856",
                        "u012814856",
                        page.getBytes(StandardCharsets.UTF_8))
                .articles()
                .getFirst();

        assertThat(article.articleId()).isEqualTo("78334422");
        assertThat(article.url()).isEqualTo("http://blog.csdn.net/u012814856/article/details/78334422");
        assertThat(article.type()).isEqualTo(ArticleType.ORIGINAL);
        assertThat(article.reads()).isEqualTo(22);
        assertThat(article.comments()).isZero();
        assertThat(article.publishedAt()).isEqualTo(Captured.date("2017-10-24 20:47"));
    }

    @Test
    void takesTheChallengePageForAChangedLayout() {
        byte[] html = Captured.bytes(captured.path("waf/aliyun-acw_sc__v2-index.html"));

        assertThat(captured.reading(PageKind.LIST, "https://blog.csdn.net/x/article/list/1", "x", html))
                .isInstanceOfSatisfying(
                        PageReading.LayoutChanged.class,
                        changed -> assertThat(changed.reason())
                                .contains("#asideProfile")
                                .contains(".article-item-box"));
    }
}
