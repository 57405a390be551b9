package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.sitefile.Signs;
import dev.trawl.sitefile.Signs.Sign;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Checks the signs of the site files on pages with status 200. The fetcher judges them in the browser by the same
 * selectors and patterns.
 */
class SignsTest {

    private static final Signs CSDN = signs("csdn");

    private static Signs signs(String site) {
        SiteFile file = SiteFiles.read(Repository.root().resolve("sites/" + site + ".yml"));
        return file.signs();
    }

    /** As the browser renders it. */
    private static boolean hold(List<Sign> signs, String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        return signs.stream().filter(sign -> sign.status() == null).anyMatch(sign -> holds(sign, page));
    }

    private static boolean holds(Sign sign, Document page) {
        if (sign.select() != null) {
            Element first = page.selectFirst(sign.select());
            if (first == null
                    || sign.text() != null && !sign.text().matcher(first.text()).find()) {
                return false;
            }
        }
        return sign.html() == null || sign.html().matcher(page.outerHtml()).find();
    }

    private static List<Path> captured(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(CapturedPages.orSkip().orSkip(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void takeNoRealPageForSomethingElse() throws IOException {
        int judged = 0;
        for (String folder : List.of("csdn/list", "csdn/detail", "cnblogs/list", "cnblogs/detail")) {
            Signs signs = signs(folder.substring(0, folder.indexOf('/')));
            for (Path file : captured(folder)) {
                String html = Files.readString(file);
                assertThat(hold(signs.blocked(), html))
                        .as("%s is blocked", file)
                        .isFalse();
                assertThat(hold(signs.notFound(), html))
                        .as("%s is not found", file)
                        .isFalse();
                if (folder.endsWith("list")) {
                    assertThat(hold(signs.empty(), html))
                            .as("%s is empty", file)
                            .isFalse();
                }
                judged++;
            }
        }
        System.out.println("signs: " + judged + " real pages, none taken for something else");
        assertThat(judged).isEqualTo(2 + 6 + 35 + 80);
    }

    @Test
    void takeEveryChallengeForBlocked() throws IOException {
        for (Path file : captured("waf")) {
            assertThat(hold(CSDN.blocked(), Files.readString(file, UTF_8)))
                    .as("%s", file)
                    .isTrue();
        }
    }

    @Test
    void knowChallengesThatWereNotCaptured() {
        assertThat(hold(CSDN.blocked(), "<html><script>\nvar arg1='" + "0aF9".repeat(10) + "';\nvar _0x4818=['x'];"))
                .isTrue();
        assertThat(hold(CSDN.blocked(), "<html><head><script name=\"aliyunwaf_6a6f5ea8\">var x</script></head></html>"))
                .isTrue();
    }

    @Test
    void knowAPageThatIsNotThere() {
        assertThat(hold(CSDN.notFound(), "<title>404</title><p>gone")).isTrue();
        assertThat(hold(CSDN.notFound(), "<meta name=\"report\" content='{\"pid\":\"404\"}'><title>CSDN</title>"))
                .isTrue();
        assertThat(hold(CSDN.notFound(), "<meta name=\"report\" content='{\"pid\": \"404\", \"spm\":\"1\"}'>"))
                .isTrue();
    }

    @Test
    void knowAListWithoutArticles() {
        assertThat(hold(CSDN.empty(), "<div class='no-data d-flex'><img><h6>空空如也</h6></div>"))
                .isTrue();
        assertThat(hold(CSDN.empty(), "<ul class=column_article_list><p>空空如也</p></ul>"))
                .isTrue();
        assertThat(hold(signs("cnblogs").empty(), "<div id=mainContent><div class=forFlow></div></div>"))
                .isTrue();
    }

    @Test
    void letAnArticleSpeakOfAnyOfThis() {
        String article = "<html><head><title>404 Not Found 怎么办_ann的博客-CSDN博客</title>"
                + "<meta name=report content='{\"pid\": \"blog\"}'></head><body><div id=content_views>"
                + "登录后 验证码 安全验证 访问验证 空空如也 security check 521 {\"pid\":\"404\"}"
                + "<pre>&lt;html&gt;&lt;script&gt; var arg1='" + "0AF9".repeat(10) + "'; aliyunwaf_1</pre></div>"
                + "<p class=hide-article-box>登录后</p></body></html>";

        assertThat(hold(CSDN.blocked(), article)).isFalse();
        assertThat(hold(CSDN.notFound(), article)).isFalse();
        assertThat(hold(CSDN.empty(), article)).isFalse();
    }
}
