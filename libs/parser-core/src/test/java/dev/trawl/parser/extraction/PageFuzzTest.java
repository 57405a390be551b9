package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reading a mutated page always returns one of the four results. Each case has its own seed, which a failure prints.
 * {@code -Dtrawl.fuzz.seed} and {@code -Dtrawl.fuzz.cases} set the first seed and the number of cases.
 */
class PageFuzzTest {

    private static final long SEED = Long.getLong("trawl.fuzz.seed", 7);

    private static final int CASES = Integer.getInteger("trawl.fuzz.cases", 3_000);

    private static final Mutation[] MUTATIONS = Mutation.values();

    private static final PageKind[] KINDS = PageKind.values();

    private final List<PageReader> sites = Stream.of("csdn", "cnblogs", "demo")
            .map(site -> new PageReader(
                    SiteFiles.read(Repository.root().resolve("sites/" + site + ".yml")), ReadingLimits.DEFAULT))
            .toList();

    @Test
    void readsMutatedRealPages() throws IOException {
        Path folder = CapturedPages.orSkip().folder();
        try (Stream<Path> files = Files.walk(folder)) {
            fuzz(
                    "real pages",
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(folder.resolve("expected")))
                            .sorted()
                            .map(PageFuzzTest::bytes)
                            .toList());
        }
    }

    @Test
    void readsMutatedHandwrittenPages() {
        fuzz(
                "own pages",
                Stream.of("""
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
                                <div class=postDesc>posted @ 2018-11-05 19:47 Ann 阅读(15) 评论(0)</div></div></div></div>""").map(page -> page.getBytes(UTF_8)).toList());
    }

    private void fuzz(String what, List<byte[]> corpus) {
        assertThat(corpus).isNotEmpty();
        var ends = new TreeMap<String, Integer>();
        for (int i = 0; i < CASES; i++) {
            long seed = SEED * 1_000_003 + i;
            String end = end(what + ", seed " + SEED + ", case " + i, corpus, new Random(seed));
            ends.merge(end, 1, Integer::sum);
        }
        System.out.println("fuzz: " + CASES + " cases of " + what + ", seed " + SEED + ": " + ends);
        assertThat(ends).as("kinds of ends").containsKeys("Shown", "LayoutChanged");
    }

    private String end(String name, List<byte[]> corpus, Random random) {
        byte[] html = corpus.get(random.nextInt(corpus.size()));
        int own = new String(html, UTF_8).contains("postTitle") ? 1 : 0;
        for (int i = 1 + random.nextInt(4); i > 0 && html.length > 0; i--) {
            html = MUTATIONS[random.nextInt(MUTATIONS.length)].of(html, corpus, random);
        }
        PageReader site = sites.get(random.nextInt(4) > 0 ? own : random.nextInt(sites.size()));
        var page =
                new PageHtml(KINDS[random.nextInt(KINDS.length)], "https://blog.csdn.net/ann", new UserId("ann"), html);
        try {
            PageReading pageReading = site.read(page);
            check(pageReading);
            if (random.nextInt(20) == 0) {
                assertThat(site.read(page)).isEqualTo(pageReading);
            }
            return pageReading.getClass().getSimpleName();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(name + ": " + e, e);
        }
    }

    private static void check(PageReading pageReading) {
        switch (pageReading) {
            case PageReading.Shown shown -> {
                assertThat(shown.articles()).hasSizeLessThanOrEqualTo(ReadingLimits.DEFAULT.items());
                assertThat(shown.articles()).extracting(Article::articleId).doesNotHaveDuplicates();
                assertThat(shown.articles())
                        .extracting(Article::url)
                        .allMatch(url -> url == null || url.startsWith("http"));
            }
            case PageReading.LayoutChanged changed ->
                assertThat(changed.failed()).isNotEmpty();
            case PageReading.Broken broken -> assertThat(broken.reason()).isNotBlank();
            // no page of the corpus comes near the time, the least certain of the limits
            case PageReading.TooMuch tooMuch -> assertThat(tooMuch.reason()).doesNotContain("longer than");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
