package dev.trawl.parser.extraction;

import static dev.trawl.contract.PageKind.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are broken, endless or hostile. */
@Timeout(60)
class NastyPagesTest {

    private static final String RULES = """
            rules:
              profile: {pages: [list], fields: {nickname: [{select: b, pattern: '(a+)+$'}]}}
              articles:
                items: .item
                fields: {article-id: [{select: a}], title: [{select: '.item', without: i}], body: [{select: .item}]}
            """;

    @TempDir
    Path folder;

    private PageReading read(String html) {
        return new SiteWithRules(folder, RULES).read(LIST, html);
    }

    @Test
    void refuseMoreTagsThanAPageMayHave() {
        assertThat(read("<p class=item><a>1</a>".repeat(200_000)))
                .isInstanceOfSatisfying(
                        PageReading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("300000 tags"));
    }

    @Test
    void refuseMoreItemsThanAListMayHave() {
        assertThat(read("<p class=item>".repeat(6_000)))
                .isInstanceOfSatisfying(
                        PageReading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("5000 items"));
    }

    @Test
    void refuseWhatTakesTooLong() {
        var limits = new ReadingLimits(
                Duration.ofMillis(1), 50_000_000, 1_000_000, 256, 100_000, ReadingLimits.Sizes.DEFAULT);

        assertThat(new SiteWithRules(folder, RULES, limits).read(LIST, "<p class=item><a>1</a>".repeat(20_000)))
                .isInstanceOfSatisfying(
                        PageReading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("longer than 1 ms"));
    }

    @Test
    void readDeeplyNestedElements() {
        assertThat(read("<div>".repeat(300) + "<p class=item><a>1</a>")).isInstanceOf(PageReading.Shown.class);
        // beyond the depth an element is no longer inside its parent
        assertThat(read("<div>".repeat(5_000) + "<p class=item><a>1</a>"))
                .isInstanceOf(PageReading.LayoutChanged.class);
        assertThat(read("<div class=item>".repeat(600) + "<a>1</a>")).isNotNull();
        assertThat(read("<b><i><u>".repeat(2_000) + "<p class=item><a>1</a>")).isNotNull();
        assertThat(read("<table>".repeat(5_000) + "<p class=item><a>1</a>")).isNotNull();
    }

    @Test
    void breakOnlyThemselvesWhereTheHtmlParserFails() {
        assertThat(read("<div><p class=item><b>".repeat(60_000))).isInstanceOf(PageReading.Broken.class);
    }

    @Test
    void readTextWithoutEnd() {
        assertThat(read("<b>" + "a".repeat(1_000_000) + "!")).isNotNull();
        assertThat(read("<!--".repeat(100_000))).isInstanceOf(PageReading.LayoutChanged.class);
        assertThat(read("<script>" + "var x = {".repeat(500_000))).isInstanceOf(PageReading.LayoutChanged.class);
        assertThat(read("&".repeat(1_000_000) + "<p class=item title='" + "\"".repeat(1_000_000)))
                .isNotNull();
    }

    @Test
    void readBytesThatAreNoText() {
        byte[] bytes = new byte[500_000];
        new Random(1).nextBytes(bytes);
        var reader = new PageReader(new SiteWithRules(folder, RULES).site(), ReadingLimits.DEFAULT);

        assertThat(reader.read(new PageHtml(LIST, "https://blog.test/", new UserId("ann"), bytes)))
                .isInstanceOf(PageReading.LayoutChanged.class);
        assertThat(reader.read(new PageHtml(LIST, "https://blog.test/", new UserId("ann"), new byte[0])))
                .isInstanceOf(PageReading.LayoutChanged.class);
    }

    @Test
    void refuseMoreBytesThanAMessageMayHave() {
        assertThat(read("<p class=item><a>1</a>" + "a".repeat(50_000_000)))
                .isInstanceOfSatisfying(
                        PageReading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("17825792 bytes"));
    }

    @Test
    void refuseAMillionItems() {
        assertThat(read("<p class=item>".repeat(1_000_000))).isInstanceOf(PageReading.TooMuch.class);
    }

    @Test
    void areLeftWhereASelectorLooksAtAllSiblingsOfEachElement() {
        var limits = new ReadingLimits(
                Duration.ofMillis(500),
                50_000_000,
                1_000_000,
                256,
                1_000_000,
                new ReadingLimits.Sizes(1_000_000, 0, 1_000_000, 1_000, 1_000, 1_000));
        String rules = "rules: {profile: {pages: [list], fields: {nickname: [{select: '.none ~ li'}]}}}";

        // minutes without the limit
        assertThat(new SiteWithRules(folder, rules, limits).read(LIST, "<ul>" + "<li>x".repeat(100_000)))
                .isInstanceOfSatisfying(
                        PageReading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("longer than 500 ms"));
    }

    @Test
    void readAddressesOfAnyLength() {
        String rules = "rules: {article: {fields: {article-id: [{select: b}], url: [{select: a, attr: href}]}}}";
        String page = "<b>1</b><a href='/%s'>x</a>";
        var half = new SiteWithRules(folder, rules);

        assertThat(half.shown(PageKind.ARTICLE, page.formatted("a/../".repeat(10)))
                        .articles()
                        .getFirst()
                        .url())
                .startsWith("https://blog.test/");
        assertThat(half.shown(PageKind.ARTICLE, page.formatted("a/../".repeat(1_000_000)))
                        .articles()
                        .getFirst()
                        .url())
                .isNull();
    }

    @Test
    void readWhatIsCutOffOrInAnotherCharset() {
        String page = "<p class=item><a>1</a> 落花</p><p class=item><a>2</a></p>";
        var reader = new PageReader(new SiteWithRules(folder, RULES).site(), ReadingLimits.DEFAULT);

        assertThat(read(page.substring(0, page.length() - 12))).isInstanceOf(PageReading.Shown.class);
        byte[] gbk = page.getBytes(java.nio.charset.Charset.forName("GBK"));
        assertThat(reader.read(new PageHtml(LIST, "https://blog.test/", new UserId("ann"), gbk)))
                .isInstanceOfSatisfying(
                        PageReading.Shown.class,
                        shown -> assertThat(shown.articles()).hasSize(2));
        byte[] wide = page.getBytes(StandardCharsets.UTF_16);
        assertThat(reader.read(new PageHtml(LIST, "https://blog.test/", new UserId("ann"), wide)))
                .isInstanceOf(PageReading.LayoutChanged.class);
    }
}
