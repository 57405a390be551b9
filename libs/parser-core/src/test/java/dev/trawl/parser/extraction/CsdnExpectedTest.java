package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import dev.trawl.sitefile.Paging;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Pages of CSDN from 2015 to 2024, in all their layouts, against every value of their expected files: one that is neither
 * compared nor left out with a reason fails the test.
 */
class CsdnExpectedTest {

    private static final Map<String, Function<Profile, @Nullable Long>> COUNTS = Map.ofEntries(
            Map.entry("originals", Profile::originals),
            Map.entry("reposts", Profile::reposts),
            Map.entry("translations", Profile::translations),
            Map.entry("fans", Profile::fans),
            Map.entry("likes", Profile::likes),
            Map.entry("comments", Profile::comments),
            Map.entry("collects", Profile::collects),
            Map.entry("visits", Profile::visits),
            Map.entry("points", Profile::points),
            Map.entry("level", Profile::level),
            Map.entry("rank", Profile::rank),
            Map.entry("weekRank", Profile::weekRank));

    private static final Map<String, Function<Profile, @Nullable Long>> LABELS = Map.ofEntries(
            Map.entry("原创", Profile::originals),
            Map.entry("转载", Profile::reposts),
            Map.entry("译文", Profile::translations),
            Map.entry("粉丝", Profile::fans),
            Map.entry("喜欢", Profile::likes),
            Map.entry("获赞", Profile::likes),
            Map.entry("评论", Profile::comments),
            Map.entry("收藏", Profile::collects),
            Map.entry("访问", Profile::visits),
            Map.entry("积分", Profile::points),
            Map.entry("等级", Profile::level),
            Map.entry("排名", Profile::rank),
            Map.entry("总排名", Profile::rank),
            Map.entry("周排名", Profile::weekRank));

    @TestFactory
    Stream<DynamicTest> readsEveryExpectedValue() {
        List<String> files = new Captured("csdn").expectedFiles("csdn-");
        assertThat(files).isNotEmpty();
        return files.stream().map(file -> DynamicTest.dynamicTest(file, () -> compare(file)));
    }

    private static void compare(String file) {
        var captured = new Captured("csdn");
        var expected = new ExpectedValues(captured.expected(file));
        expected.leaveOut("/file", "where the page is");
        var compared = new Compared(file, captured, expected);
        if (expected.look("/items").isArray()) {
            compared.list();
        } else {
            compared.article();
        }
        captured.report(file, expected);
    }

    /** One page beside its expected file. */
    private record Compared(String name, Captured captured, ExpectedValues expected) {

        private void same(String pointer, @Nullable Object actual, Function<JsonNode, @Nullable Object> value) {
            captured.same(name + " " + pointer, actual, value.apply(expected.take(pointer)));
        }

        /** A null in the file expects no value. */
        private void sameIfThere(String pointer, @Nullable Object actual, Function<String, @Nullable Object> value) {
            String text = Captured.string(expected.take(pointer));
            if (text != null) {
                captured.same(name + " " + pointer, actual, value.apply(text));
            }
        }

        private PageReading.Shown read(PageKind kind, String url) {
            PageReading.Shown shown = captured.read(
                    kind,
                    url,
                    expected.look("/username").asString(),
                    "csdn/" + expected.look("/file").asString());
            captured.same(name + " warnings", shown.warnings(), List.of());
            expected.leaveOut("/username", "whose page it is");
            return shown;
        }

        void list() {
            PageReading.Shown shown =
                    read(PageKind.LIST, expected.take("/canonical").asString());
            Profile profile = Objects.requireNonNull(shown.profile(), name);
            profile(profile);
            pager(profile);
            expected.leaveOut("/title", "the title of the window");
            int read = 0;
            for (int i = 0; i < expected.look("/items").size(); i++) {
                String at = "/items/" + i;
                if (expected.take(at + "/hidden").asBoolean(false)) {
                    String id = expected.look(at + "/id").asString();
                    captured.same(
                            name + at + " is hidden",
                            shown.articles().stream()
                                    .anyMatch(each -> each.articleId().equals(id)),
                            false);
                    expected.leaveOut(at, "hidden, of another user");
                } else if (read < shown.articles().size()) {
                    item(at, shown.articles().get(read++));
                }
            }
            captured.same(name + " items", shown.articles().size(), read);
        }

        private void item(String at, Article article) {
            same(at + "/id", article.articleId(), Captured::string);
            same(at + "/type", article.type(), each -> type(each.asString()));
            sameIfThere(at + "/typeClass", article.type(), CsdnExpectedTest::type);
            same(at + "/title", article.title(), Captured::string);
            same(at + "/url", article.url(), Captured::string);
            same(at + "/date", article.publishedAt(), each -> Captured.date(each.asString()));
            same(at + "/read", article.reads(), Captured::number);
            same(at + "/comments", article.comments(), Captured::number);
            same(at + "/summary", article.summary(), Captured::string);
        }

        /** The values that the fetcher reads of the pager, by the figures of the site file. */
        private void pager(Profile profile) {
            byte[] html = Captured.bytes(
                    captured.path("csdn/" + expected.look("/file").asString()));
            Document page = Jsoup.parse(new String(html, java.nio.charset.StandardCharsets.UTF_8));
            var paging =
                    (Paging.Url) Objects.requireNonNull(captured.site().pages().list())
                            .first()
                            .paging();
            var count = Objects.requireNonNull(paging.count());
            same("/pager/listTotal", Captured.figure(count.total(), page), Captured::string);
            same("/pager/pageSize", Captured.figure(count.size(), page), Captured::string);
            captured.same(name + " posts", profile.posts(), Captured.number(expected.look("/pager/listTotal")));
            expected.leaveOut("/pager/currentPage", "the fetcher knows which page it asked for");
            expected.leaveOut("/pager/baseUrl", "the site file has the URL");
            expected.leaveOut("/pager/pageQueryStr", "the site file has the URL");
        }

        private void profile(Profile profile) {
            COUNTS.forEach((field, count) -> same("/profile/" + field, count.apply(profile), Captured::number));
            same("/profile/nick", profile.nickname(), Captured::string);
            sameIfThere("/nickName", profile.nickname(), nick -> nick);
            same("/profile/codeAge", profile.codeAge(), Captured::string);
            expected.leaveOut("/profile/codeAgeImg", "a picture; codeAge is null beside it");
            expected.look("/profile/_raw").properties().forEach(each -> shown(each.getKey(), profile));
        }

        /** A count as the page shows it, and the exact one of its title. */
        private void shown(String label, Profile profile) {
            String at = "/profile/_raw/" + label;
            if (label.equals("等级") && expected.look(at).asString("").startsWith("积分")) {
                expected.leaveOut(at, "wrong: the parser that made the file took the next line");
                return;
            }
            Long count = Objects.requireNonNull(LABELS.get(label), label).apply(profile);
            if (expected.look(at).isString()) {
                sameIfThere(at, count, CsdnExpectedTest::digits);
                return;
            }
            sameIfThere(at + "/title", count, CsdnExpectedTest::digits);
            String display = expected.take(at + "/display").asString();
            if (!display.isEmpty()) {
                captured.same(name + at + "/display", asShown(count, display), display);
            }
        }

        void article() {
            // the oldest page does not say where it is
            String canonical = Captured.string(expected.take("/canonical"));
            String url = canonical == null ? "http://blog.csdn.net/tx3344/article/details/7335634" : canonical;
            PageReading.Shown shown = read(PageKind.ARTICLE, url);
            profile(Objects.requireNonNull(shown.profile(), name));
            assertThat(shown.articles()).hasSize(1);
            Article article = shown.articles().getFirst();
            captured.same(name + " url", article.url(), url);
            captured.same(name + " id", article.articleId(), url.replaceFirst(".*/", ""));
            sameIfThere("/articleId", article.articleId(), id -> id);
            same("/title", article.title(), Captured::string);
            same("/type", article.type(), each -> type(each.asString()));
            sameIfThere("/articleTypeVar", article.type(), CsdnExpectedTest::type);
            counts(article);
            dates(article);
            tags(article);
            text(article);
            captured.same(name + " source", article.sourceUrl(), null);
            expected.leaveOut("/pageTitle", "the title of the window");
        }

        private void counts(Article article) {
            sameIfThere("/viewCountFormat", article.reads(), Long::valueOf);
            String shown = expected.take("/readCountText").asString();
            captured.same(name + " read count", asShown(article.reads(), shown), shown);
            sameIfThere("/commentscount", article.comments(), Long::valueOf);
            same("/diggText", article.likes(), each -> likes(Captured.string(each)));
            same("/collect", article.collects(), each -> likes(Captured.string(each)));
        }

        /** First published; the ld+json block where the page shows only another date. */
        private void dates(Article article) {
            String drafted = Captured.string(expected.take("/ldPubDate"));
            String saved = Captured.string(expected.take("/ldUpDate"));
            String published = drafted;
            String updated = saved;
            for (int i = 0; i < expected.look("/times").size(); i++) {
                String time = expected.take("/times/" + i).asString();
                String date =
                        time.replaceAll("[年月]", "-").replaceAll("[^0-9: -]", "").strip();
                if (time.contains("首次发布") || (published == null && !time.startsWith("最新推荐文章于"))) {
                    published = date;
                } else if (time.startsWith("已于")) {
                    updated = date;
                } else if (time.startsWith("最新推荐文章于")) {
                    var ofAnotherArticle = Captured.date(date);
                    captured.same(
                            name + " takes the date of another article",
                            ofAnotherArticle.equals(article.publishedAt())
                                    || ofAnotherArticle.equals(article.updatedAt()),
                            false);
                } else {
                    captured.same(name + " shown date", article.publishedAt(), Captured.date(date));
                }
            }
            captured.same(
                    name + " published", article.publishedAt(), published == null ? null : Captured.date(published));
            captured.same(name + " updated", article.updatedAt(), updated == null ? null : Captured.date(updated));
        }

        private void tags(Article article) {
            if (name.contains("2015-01-oldskin")) {
                // Wrong in the file, which has none: the page shows six in .tag2box, which its parser did not know.
                expected.leaveOut("/tags", "wrong: the page shows six");
                captured.same(
                        name + " tags",
                        article.tags(),
                        List.of("audio", "codec", "compression", "windows", "音乐", "layer"));
                return;
            }
            List<String> tags = new java.util.ArrayList<>();
            for (int i = 0; i < expected.look("/tags").size(); i++) {
                String tag = expected.take("/tags/" + i + "/0").asString();
                // columns share the class of tags
                if (!expected.take("/tags/" + i + "/1").asString().contains("/category_")) {
                    tags.add(tag);
                }
            }
            captured.same(name + " tags", article.tags(), tags.isEmpty() ? null : tags);
        }

        private void text(Article article) {
            String start = expected.take("/contentStart").asString().replaceAll("\\s", "");
            String body = String.valueOf(article.body()).replaceAll("\\s", "");
            captured.same(name + " body", body.substring(0, Math.min(start.length(), body.length())), start);
            int length = expected.take("/contentTextLen").asInt();
            // the file counts blanks between all pieces of text
            captured.same(
                    name + " length of the body, " + body.length() + " without blanks, of " + length,
                    body.length() <= length && body.length() > length * 0.75,
                    true);
            String description = expected.take("/description").asString().replaceAll("\\s+", " ");
            String summary = String.valueOf(article.summary());
            captured.same(
                    name + " summary",
                    summary,
                    description.replaceFirst("^文章浏览阅读[^。]*。", "").strip());
            expected.leaveOut("/keywords", "the phrase that led searchers here, not the tags");
        }
    }

    private static ArticleType type(String shown) {
        return switch (shown) {
            case "转", "转载", "reprint", "ico_type_Repost", "type-2", "2" -> ArticleType.REPOST;
            case "译", "翻译", "translate", "ico_type_Translated", "type-3", "4" -> ArticleType.TRANSLATION;
            case "原", "原创", "original", "ico_type_Original", "type-1", "1" -> ArticleType.ORIGINAL;
            default -> throw new IllegalArgumentException("type " + shown);
        };
    }

    private static Long digits(String text) {
        return Long.valueOf(text.replaceAll("\\D", ""));
    }

    private static @Nullable Long likes(@Nullable String shown) {
        if (shown == null) {
            return null;
        }
        String digits = shown.replaceAll("\\D", "");
        return digits.isEmpty() ? 0L : Long.valueOf(digits);
    }

    /** The text as shown, its number replaced by this one in the same form: {@code 62万+} and {@code 3.3k} round down. */
    private static String asShown(@Nullable Long count, String shown) {
        if (count == null) {
            return "nothing";
        }
        if (shown.endsWith("万+")) {
            return count / 10_000 + "万+";
        }
        String number = shown.endsWith("k") ? count / 1000 + "." + count % 1000 / 100 : String.valueOf(count);
        return shown.replaceFirst("[0-9.]+", number);
    }
}
