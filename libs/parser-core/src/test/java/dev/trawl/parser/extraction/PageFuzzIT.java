package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a mutated page returns one of the four results, at the heap and with the switches of production. */
class PageFuzzIT {

    /** A mutated page of this size fits the heap three times beside its seeds. */
    private static final int MAX_SEED = 4_500_000;

    @TempDir
    Path folder;

    @Test
    void readsMutatedRealPages() throws IOException, InterruptedException {
        Path captured = CapturedPages.orSkip().folder();
        List<Path> pages = Stream.of("csdn", "cnblogs", "waf")
                .map(captured::resolve)
                .filter(Files::isDirectory)
                .toList();

        assertThat(fuzz("real pages", 3_000, sites(), pages)).contains("Shown=", "LayoutChanged=");
    }

    @Test
    void readsMutatedHandwrittenPages() throws IOException, InterruptedException {
        List<String> pages = List.of("""
                                <div id=asideProfile><a id=uid title=Ann>Ann</a><dl title=62001><dt>6万+</dt><dd>粉丝</dd></dl></div>
                                <div class=article-list><div class=article-item-box data-articleid=1 style="display: none;">
                                <h4><a href=https://blog.csdn.net/bob/article/details/1>x</a></h4></div><div class=article-item-box
                                data-articleid=2><h4><a href=https://blog.csdn.net/ann/article/details/2><span
                                class=article-type>原</span>y</a></h4><span class=date>2019-04-08 14:24:22</span></div></div>
                                <script>var listTotal = 131 ; var pageSize = 20 ;</script>""", """
                                <script>window.__INITIAL_STATE__={"pageData":{"data":{"baseInfo":{"userModule":{"nickname":"Ann"},
                                "achievementModule":{"originalCount":"848","achievementList":[{"variable":"1,2"}]}}}}};</script>
                                <article class=blog-list-box><a href=/ann/article/details/3><h4>z</h4></a></article>""", """
                                <script>var articleId = 77; var viewCountFormat = 3515;</script><h1 id=articleContentId>T</h1>
                                <script type="application/ld+json">{"pubDate":"2021-02-15T20:19:33"}</script>
                                <div id=content_views><p>Words<pre>  code</pre><table><tr><td>1</table></div>""", """
                                <div id=Header1_HeaderTitle>Blog</div><span id=stats_post_count>随笔 - 363</span><div id=mainContent>
                                <div class=forFlow><div class=day><div class=postTitle><a class=postTitle2
                                href=https://www.cnblogs.com/ann/p/x.html>X</a></div><div class=c_b_p_desc>摘要: y</div>
                                <div class=postDesc>posted @ 2018-11-05 19:47 Ann 阅读(15) 评论(0)</div></div></div></div>""");
        Path corpus = Files.createDirectory(folder.resolve("pages"));
        for (int i = 0; i < pages.size(); i++) {
            Files.writeString(corpus.resolve(i + ".html"), pages.get(i), UTF_8);
        }

        assertThat(fuzz("own pages", 3_000, sites(), List.of(corpus))).contains("Shown=", "LayoutChanged=");
    }

    @Test
    void readsMutatedHostilePages() throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("pages"));
        for (HostilePage page : HostilePage.values()) {
            byte[] html = page.bytes();
            if (html.length <= MAX_SEED) {
                Files.write(corpus.resolve(page.name()), html);
            }
        }
        var site = new SiteWithRules(folder, HostileReading.RULES);
        assertThat(site.site()).isNotNull();

        assertThat(fuzz("hostile pages", 40, List.of(folder.resolve("blog.yml")), List.of(corpus)))
                .contains("TooMuch=");
    }

    private static List<Path> sites() {
        return Stream.of("csdn", "cnblogs", "demo")
                .map(site -> Repository.root().resolve("sites/" + site + ".yml"))
                .toList();
    }

    private String fuzz(String what, int cases, List<Path> sites, List<Path> folders)
            throws IOException, InterruptedException {
        var properties = List.of(
                "-Dtrawl.fuzz.seed=" + Long.getLong("trawl.fuzz.seed", 7),
                "-Dtrawl.fuzz.cases=" + Integer.getInteger("trawl.fuzz.cases", cases));
        var arguments = new ArrayList<String>();
        arguments.add(what);
        Stream.concat(sites.stream(), folders.stream()).map(Path::toString).forEach(arguments::add);
        ProductionJvm.Run run = ProductionJvm.run(PageFuzz.class, folder, properties, arguments.toArray(String[]::new));
        System.out.print(run.output());
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }
}
