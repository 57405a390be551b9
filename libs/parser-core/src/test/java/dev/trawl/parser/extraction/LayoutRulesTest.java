package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of lists by the rules of the layout that stands on them, JSON documents among them. */
class LayoutRulesTest {

    private static final String SITE = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              list:
                url: "https://blog.test/{user}/{page}"
                layouts:
                  - {name: old, ready: .old, item: .item}
                  - {name: new, ready: .new, item: .entry}
                  - {name: documents, items-path: data.list, link-path: url, paging: {by: url, until-empty: true}}
            signs:
              empty: [{select: .nothing}]
            rules:
              dates: [yyyy-MM-dd HH:mm:ss]
              article-types: {original: ["1"], repost: ["2"]}
              articles:
                items: .item
                fields:
                  article-id: [{select: a, attr: id}]
                  title: [{select: a}]
              layouts:
                new:
                  articles:
                    items: .entry
                    fields:
                      article-id: [{select: h2, attr: id}]
                      title: [{select: h2}]
                documents:
                  profile:
                    pages: [list]
                    fields: {posts: [{path: data.total}]}
                  articles:
                    items-path: data.list
                    drop: [{path: deleted, pattern: ^true$}]
                    owner: [{path: user.name}]
                    required: [title, reads]
                    fields:
                      article-id: [{path: id}]
                      url: [{path: url}]
                      title: [{path: title}]
                      type: [{path: type}]
                      published-at: [{path: postTime}]
                      reads: [{path: viewCount}]
                      pinned: [{path: top, pattern: ^true$}]
                      tags: [{path: tags}]
            """;

    private static final String DOCUMENT = """
            {"code": 200, "data": {"total": 41, "list": [
              {"id": 77, "url": "/ann/77", "title": "<b>Less & more</b>", "type": 1, "postTime": "2022-05-08 22:23:12",
               "viewCount": 1234, "top": false, "tags": ["java", "kafka"], "user": {"name": "Ann"}},
              {"id": 78, "url": "https://blog.test/ann/78", "title": "Second", "type": 2, "viewCount": "1.2万", "top": true, "user": {"name": "ann"}},
              {"id": 79, "title": "Of another", "user": {"name": "bob"}},
              {"id": 80, "title": "Gone", "deleted": true}]}}""";

    @SuppressWarnings("NullAway.Init")
    private PageReader reader;

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("blog.yml");
        Files.writeString(file, SITE);
        reader = new PageReader(SiteFiles.read(file), ReadingLimits.DEFAULT);
    }

    private PageReading reading(String html, ReadingTrace trace) {
        var page = new PageHtml(PageKind.LIST, "https://blog.test/ann/1", new UserId("ann"), html.getBytes(UTF_8));
        return reader.read(page, trace);
    }

    private PageReading.Shown shown(String html) {
        PageReading pageReading = reading(html, ReadingTrace.NONE);
        assertThat(pageReading).isInstanceOf(PageReading.Shown.class);
        return (PageReading.Shown) pageReading;
    }

    /** As Chromium shows a JSON document. */
    private static String inBrowser(String json) {
        Document document = Document.createShell("https://blog.test/ann/1");
        document.body().appendElement("pre").text(json);
        document.body().appendElement("div").addClass("json-formatter-container");
        return document.outerHtml();
    }

    @Test
    void readsAPageByTheRulesOfTheFirstLayoutThatStands() {
        String both = "<p class=item><a id=1>Item</a></p><p class=entry><h2 id=2>Entry</h2></p>";

        assertThat(shown("<div class=old>" + both + "</div>").articles())
                .extracting(Article::articleId)
                .containsExactly("1");
        assertThat(shown("<div class='new'><div class=entry><h2 id=2>Entry</h2></div></div>")
                        .articles())
                .extracting(Article::articleId)
                .containsExactly("2");
        assertThat(shown("<div class='new old'><p class=item><a id=1>Item</a></p></div>")
                        .articles())
                .extracting(Article::articleId)
                .containsExactly("1");
    }

    @Test
    void tellsWhichLayoutStands() {
        var standing = new ArrayList<String>();
        ReadingTrace trace = new ReadingTrace() {
            @Override
            public void found(
                    String field, int index, dev.trawl.sitefile.rules.Source source, String text, Object value) {}

            @Override
            public void nothing(String field, List<dev.trawl.sitefile.rules.Source> sources) {}

            @Override
            public void layout(String name) {
                standing.add(name);
            }
        };

        reading("<div class=new></div>", trace);
        reading(inBrowser(DOCUMENT), trace);
        reading("<div class=other></div>", trace);

        assertThat(standing).containsExactly("new", "documents");
    }

    @Test
    void readsTheItemsOfAJsonDocument() {
        PageReading.Shown shown = shown(inBrowser(DOCUMENT));

        assertThat(shown.articles())
                .extracting(
                        Article::articleId,
                        Article::url,
                        Article::title,
                        Article::type,
                        Article::reads,
                        Article::pinned,
                        Article::tags)
                .containsExactly(
                        tuple(
                                "77",
                                "https://blog.test/ann/77",
                                "<b>Less & more</b>",
                                ArticleType.ORIGINAL,
                                1234L,
                                false,
                                List.of("java", "kafka")),
                        tuple("78", "https://blog.test/ann/78", "Second", ArticleType.REPOST, 12_000L, true, null));
        assertThat(shown.articles().getFirst().publishedAt()).isEqualTo(Captured.date("2022-05-08 22:23:12"));
        assertThat(shown.profile())
                .isNotNull()
                .satisfies(profile -> assertThat(profile.posts()).isEqualTo(41));
        assertThat(shown.warnings()).isEmpty();
    }

    @Test
    void readsADocumentThatWasSavedAsItIs() {
        assertThat(shown(DOCUMENT)).isEqualTo(shown(inBrowser(DOCUMENT)));
    }

    @Test
    void takesAnEmptyListForNoChangedLayout() {
        assertThat(shown(inBrowser("{\"data\": {\"total\": 0, \"list\": []}}")).articles())
                .isEmpty();
        assertThat(shown(inBrowser("{\"data\": {\"list\": []}}")).warnings()).isEmpty();
    }

    @Test
    void takesADocumentWithoutTheListForAChangedLayout() {
        assertThat(reading(inBrowser("{\"code\": 400, \"data\": null}"), ReadingTrace.NONE))
                .isInstanceOf(PageReading.LayoutChanged.class);
        assertThat(reading(inBrowser("{\"data\": {\"list\": "), ReadingTrace.NONE))
                .isInstanceOf(PageReading.LayoutChanged.class);
    }

    @Test
    void warnsOfWhatTheItemsLack() {
        assertThat(shown(inBrowser("{\"data\": {\"list\": [{\"id\": 1, \"title\": \"A\", \"viewCount\": \"1-2\","
                                + " \"user\": {\"name\": \"ann\"}}]}}"))
                        .warnings())
                .containsExactly(
                        "articles: reads not found in 1 of 1 items",
                        "articles: reads is '1-2', expected a whole number, in 1 of 1 items");
    }

    @Test
    void boundsADocument() {
        String items =
                IntStream.range(0, 5_001).mapToObj(i -> "{\"id\":" + i + "}").collect(Collectors.joining(","));
        String values = IntStream.range(0, 200_001).mapToObj(i -> "1").collect(Collectors.joining(","));

        assertThat(reading(inBrowser("{\"data\":{\"list\":[" + items + "]}}"), ReadingTrace.NONE))
                .isEqualTo(new PageReading.TooMuch("its list has more than 5000 items"));
        assertThat(reading("{\"data\":{\"list\":[" + values + "]}}", ReadingTrace.NONE))
                .isInstanceOf(PageReading.TooMuch.class);
        assertThat(reading("{\"title\":\"" + "x".repeat(6_000_001) + "\"}", ReadingTrace.NONE))
                .isEqualTo(new PageReading.TooMuch("its JSON has more than 6000000 bytes"));
        assertThat(reading("[".repeat(100_000), ReadingTrace.NONE)).isNotInstanceOf(PageReading.Shown.class);
    }
}
