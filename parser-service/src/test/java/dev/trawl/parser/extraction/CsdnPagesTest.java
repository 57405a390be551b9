package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.Article;
import dev.trawl.messages.ArticleType;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.Profile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of CSDN from 2015 to 2024, in all their layouts. */
class CsdnPagesTest {

    private final Captured captured = new Captured("csdn");

    @ParameterizedTest
    @ValueSource(strings = {"csdn-list-2019-04-angcyo-p1", "csdn-column-2021-sereasuesue-10790248"})
    void readsListsAsExpected(String name) {
        JsonNode expected = captured.expected(name + ".json");
        Reading.Shown shown = captured.read(
                PageKind.LIST,
                expected.path("canonical").asString(),
                expected.path("username").asString(),
                "csdn/" + expected.path("file").asString());

        assertThat(shown.warnings()).isEmpty();
        compareProfile(name, shown, expected.path("profile"));
        captured.same(
                name + " posts",
                shown.profile() == null ? null : shown.profile().posts(),
                Long.valueOf(expected.path("pager").path("listTotal").asString()));
        List<JsonNode> items = new ArrayList<>();
        expected.path("items").forEach(item -> {
            if (!item.path("hidden").asBoolean(false)) {
                items.add(item);
            }
        });
        captured.same(name + " items", shown.articles().size(), items.size());
        for (int i = 0; i < items.size(); i++) {
            compareItem(name + " item " + (i + 1), shown.articles().get(i), items.get(i));
        }
        captured.report(name);
    }

    private void compareItem(String what, Article article, JsonNode expected) {
        captured.same(what + " id", article.articleId(), expected.path("id").asString());
        captured.same(what + " type", article.type(), type(expected.path("type").asString()));
        captured.same(what + " title", article.title(), expected.path("title").asString());
        captured.same(what + " url", article.url(), expected.path("url").asString());
        captured.same(
                what + " date",
                article.publishedAt(),
                Captured.date(expected.path("date").asString()));
        captured.same(what + " reads", article.reads(), Captured.number(expected.path("read")));
        captured.same(what + " comments", article.comments(), Captured.number(expected.path("comments")));
        captured.same(
                what + " summary", article.summary(), expected.path("summary").asString());
    }

    private static ArticleType type(String shown) {
        return switch (shown) {
            case "转", "转载" -> ArticleType.REPOST;
            case "译", "翻译" -> ArticleType.TRANSLATION;
            default -> ArticleType.ORIGINAL;
        };
    }

    private void compareProfile(String name, Reading.Shown shown, JsonNode expected) {
        Profile profile = shown.profile();
        assertThat(profile).as(name).isNotNull();
        captured.same(name + " nickname", profile.nickname(), Captured.string(expected.path("nick")));
        captured.same(name + " code age", profile.codeAge(), Captured.string(expected.path("codeAge")));
        captured.same(name + " originals", profile.originals(), Captured.number(expected.path("originals")));
        captured.same(name + " reposts", profile.reposts(), Captured.number(expected.path("reposts")));
        captured.same(name + " translations", profile.translations(), Captured.number(expected.path("translations")));
        captured.same(name + " fans", profile.fans(), Captured.number(expected.path("fans")));
        captured.same(name + " likes", profile.likes(), Captured.number(expected.path("likes")));
        captured.same(name + " comments", profile.comments(), Captured.number(expected.path("comments")));
        captured.same(name + " collects", profile.collects(), Captured.number(expected.path("collects")));
        captured.same(name + " visits", profile.visits(), Captured.number(expected.path("visits")));
        captured.same(name + " points", profile.points(), Captured.number(expected.path("points")));
        captured.same(name + " level", profile.level(), Captured.number(expected.path("level")));
        captured.same(name + " rank", profile.rank(), Captured.number(expected.path("rank")));
        captured.same(name + " week rank", profile.weekRank(), Captured.number(expected.path("weekRank")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csdn-detail-2015-01-oldskin-tx3344",
                "csdn-detail-2018-08-weiwei_pig-51178226",
                "csdn-detail-2020-03-marilynmontu-80631638",
                "csdn-detail-2024-05-I_am_sold_out-113818985",
                "csdn-detail-2024-05-qq_35701988-136709803",
                "csdn-detail-2024-12-2403_89110232-143888439"
            })
    void readsArticlePagesAsExpected(String name) {
        JsonNode expected = captured.expected(name + ".json");
        String url = expected.path("canonical").isNull()
                ? "http://blog.csdn.net/tx3344/article/details/7335634"
                : expected.path("canonical").asString();
        Reading.Shown shown = captured.read(
                PageKind.ARTICLE,
                url,
                expected.path("username").asString(),
                "csdn/" + expected.path("file").asString());

        assertThat(shown.warnings()).isEmpty();
        compareProfile(name, shown, expected.path("profile"));
        assertThat(shown.articles()).hasSize(1);
        Article article = shown.articles().getFirst();
        captured.same(name + " url", article.url(), url);
        captured.same(name + " title", article.title(), Captured.string(expected.path("title")));
        captured.same(name + " type", article.type(), ArticleType.ORIGINAL);
        captured.same(name + " id", article.articleId(), url.replaceFirst(".*/", ""));
        captured.same(name + " reads", article.reads(), reads(expected));
        captured.same(
                name + " comments",
                article.comments(),
                Long.valueOf(expected.path("commentscount").asString()));
        captured.same(name + " likes", article.likes(), likes(Captured.string(expected.path("diggText"))));
        String collects = Captured.string(expected.path("collect"));
        captured.same(name + " collects", article.collects(), collects == null ? null : Long.valueOf(collects));
        captured.same(name + " date", article.publishedAt(), Captured.date(published(expected)));
        captured.same(name + " tags", article.tags(), tags(expected));
        String start =
                String.valueOf(Captured.string(expected.path("contentStart"))).replaceAll("\\s", "");
        String body = String.valueOf(article.body()).replaceAll("\\s", "");
        captured.same(name + " body", body.substring(0, Math.min(start.length(), body.length())), start);
        captured.same(name + " source", article.sourceUrl(), null);
        captured.report(name);
    }

    private static Long reads(JsonNode expected) {
        String exact = Captured.string(expected.path("viewCountFormat"));
        String shown = expected.path("readCountText").asString().replaceAll("\\D", "");
        return Long.valueOf(exact == null ? shown : exact);
    }

    private static @Nullable Long likes(@Nullable String shown) {
        if (shown == null) {
            return null;
        }
        String digits = shown.replaceAll("\\D", "");
        return digits.isEmpty() ? 0L : Long.valueOf(digits);
    }

    /** First published; the ld+json block where the page shows only another date. */
    private static String published(JsonNode expected) {
        for (JsonNode time : expected.path("times")) {
            if (time.asString().contains("首次发布")) {
                return time.asString().replaceAll("[^0-9: -]", "").strip();
            }
        }
        String pubDate = Captured.string(expected.path("ldPubDate"));
        return pubDate != null
                ? pubDate
                : expected.path("times")
                        .path(0)
                        .asString()
                        .replaceAll("[年月]", "-")
                        .replace("日", "");
    }

    private static @Nullable List<String> tags(JsonNode expected) {
        if (expected.path("file").asString().contains("2015-01-oldskin")) {
            // the page shows them in .tag2box, which the parser that made the expected file did not know
            return List.of("audio", "codec", "compression", "windows", "音乐", "layer");
        }
        List<String> tags = new ArrayList<>();
        expected.path("tags").forEach(tag -> {
            if (!tag.path(1).asString().contains("/category_")) {
                tags.add(tag.path(0).asString());
            }
        });
        return tags.isEmpty() ? null : tags;
    }

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
    }

    private Article item(String file, String user) {
        String html = new String(Captured.bytes(captured.path("csdn/fragments/" + file)), StandardCharsets.UTF_8);
        String page = "<div class='article-list'>" + html + "</div>";
        Reading.Shown shown = captured.shown(
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
                        Reading.LayoutChanged.class,
                        changed -> assertThat(changed.reason())
                                .contains("#asideProfile")
                                .contains(".article-item-box"));
    }
}
