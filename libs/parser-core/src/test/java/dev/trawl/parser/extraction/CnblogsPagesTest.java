package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The blog of one user of cnblogs as it was in November 2018. */
class CnblogsPagesTest {

    private static final String USER = "cocowool";

    private final Captured captured = new Captured("cnblogs");

    @Test
    void readsEveryListPageAsExpected() {
        var urls = new HashSet<String>();
        long reads = 0;
        long comments = 0;
        for (JsonNode expected : captured.expected("cnblogs-cocowool-lists.json")) {
            String file = expected.path("file").asString();
            String url = "https://www.cnblogs.com/cocowool/default.html?page="
                    + expected.path("page").asInt();
            PageReading.Shown shown = captured.read(PageKind.LIST, url, USER, "cnblogs/list/" + file);
            assertThat(shown.warnings()).isEmpty();
            compareProfile(file, shown, expected);
            comparePaging(file, expected);
            captured.same(
                    file + " items",
                    shown.articles().size(),
                    expected.path("items").size());
            for (int i = 0;
                    i < Math.min(shown.articles().size(), expected.path("items").size());
                    i++) {
                Article article = shown.articles().get(i);
                compare(
                        file + " item " + (i + 1),
                        article,
                        expected.path("items").path(i));
                urls.add(String.valueOf(article.url()));
                reads += article.reads() == null ? 0 : article.reads();
                comments += article.comments() == null ? 0 : article.comments();
            }
        }
        captured.report("cnblogs lists");
        assertThat(urls).hasSize(347);
        assertThat(reads).isEqualTo(1_939_203);
        assertThat(comments).isEqualTo(446);
    }

    private void compareProfile(String file, PageReading.Shown shown, JsonNode expected) {
        Profile profile = shown.profile();
        assertThat(profile).as(file).isNotNull();
        captured.same(
                file + " blog title",
                profile.blogTitle(),
                expected.path("blogTitle").asString());
        JsonNode stats = expected.path("stats");
        captured.same(file + " posts", profile.posts(), Captured.number(stats.path("posts")));
        captured.same(file + " articles", profile.articles(), Captured.number(stats.path("articles")));
        captured.same(file + " comments", profile.comments(), Captured.number(stats.path("comments")));
        expected.path("items")
                .forEach(item -> captured.same(
                        file + " author",
                        profile.nickname(),
                        item.path("author").asString()));
        captured.same(file + " fans", profile.fans(), null);
    }

    /** By the selectors of the site file, which the fetcher asks its browser; the URL of the next page is the site file's. */
    private void comparePaging(String file, JsonNode expected) {
        ListPages list = Objects.requireNonNull(captured.site().pages().list());
        var paging = (Paging.Url) list.first().paging();
        Document page =
                Jsoup.parse(new String(Captured.bytes(captured.path("cnblogs/list/" + file)), StandardCharsets.UTF_8));
        String count = Captured.figure(Objects.requireNonNull(paging.count()).pages(), page);
        captured.same(file + " pages", count, Captured.string(expected.path("pages")));
        int number = expected.path("page").asInt();
        boolean more = page.selectFirst(Objects.requireNonNull(paging.more())) != null
                || count != null && number < Integer.parseInt(count);
        captured.same(
                file + " next",
                more ? list.url().expand(new UserId(USER), number + 1).toString() : null,
                Captured.string(expected.path("next")));
    }

    private void compare(String what, Article article, JsonNode expected) {
        captured.same(what + " id", article.articleId(), expected.path("id").asString());
        captured.same(what + " url", article.url(), expected.path("url").asString());
        captured.same(what + " title", article.title(), expected.path("title").asString());
        captured.same(
                what + " pinned", article.pinned(), expected.path("pinned").asBoolean());
        captured.same(
                what + " date",
                article.publishedAt(),
                Captured.date(expected.path("date").asString()));
        captured.same(what + " reads", article.reads(), Captured.number(expected.path("read")));
        captured.same(what + " comments", article.comments(), Captured.number(expected.path("comments")));
        boolean summary = article.summary() != null
                && !article.summary().startsWith("摘要")
                && !article.summary().endsWith("阅读全文");
        captured.same(what + " summary without its frame", summary || article.summary() == null, true);
    }

    @Test
    void readsEveryArticlePage() throws IOException {
        var lists = new ArrayList<JsonNode>();
        captured.expected("cnblogs-cocowool-lists.json")
                .forEach(page -> page.path("items").forEach(lists::add));
        List<java.nio.file.Path> files;
        try (var folder = Files.list(captured.path("cnblogs/detail"))) {
            files = folder.sorted().toList();
        }
        assertThat(files).hasSize(80);
        for (var file : files) {
            PageReading.Shown shown = captured.shown(
                    PageKind.ARTICLE, "https://www.cnblogs.com/cocowool/p/x.html", USER, Captured.bytes(file));
            assertThat(shown.articles()).as(file.toString()).hasSize(1);
            Article article = shown.articles().getFirst();
            String what = String.valueOf(file.getFileName());
            captured.same(what + " warnings", shown.warnings(), List.of());
            captured.same(what + " reads are not shown", article.reads(), null);
            captured.same(what + " tags are not shown", article.tags(), null);
            lists.stream()
                    .filter(item -> item.path("id").asString().equals(article.articleId()))
                    .findFirst()
                    .ifPresentOrElse(
                            item -> {
                                captured.same(
                                        what + " url",
                                        article.url(),
                                        item.path("url").asString());
                                captured.same(
                                        what + " title",
                                        article.title(),
                                        item.path("title").asString());
                                captured.same(
                                        what + " date",
                                        article.publishedAt(),
                                        Captured.date(item.path("date").asString()));
                            },
                            () -> captured.same(what + " is in a list", article.articleId(), "an ID of a list"));
        }
        captured.report("cnblogs articles");
    }
}
