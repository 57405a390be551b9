package dev.trawl.parser.extraction;

import static dev.trawl.messages.PageKind.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are broken, endless or made to hurt. */
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

    private Reading read(String html) {
        return new RulesHalf(folder, RULES).read(LIST, html);
    }

    @Test
    void refuseMoreTagsThanAPageMayHave() {
        assertThat(read("<p class=item><a>1</a>".repeat(200_000)))
                .isInstanceOfSatisfying(
                        Reading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("300000 tags"));
    }

    @Test
    void refuseMoreItemsThanAListMayHave() {
        assertThat(read("<p class=item>".repeat(6_000)))
                .isInstanceOfSatisfying(
                        Reading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("5000 items"));
    }

    @Test
    void refuseWhatTakesTooLong() {
        var limits = new ReadingLimits(Duration.ofMillis(1), 1_000_000, 256, 100_000);

        assertThat(new RulesHalf(folder, RULES, limits).read(LIST, "<p class=item><a>1</a>".repeat(20_000)))
                .isInstanceOfSatisfying(
                        Reading.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.reason()).contains("longer than 1 ms"));
    }

    @Test
    void readDeeplyNestedElements() {
        assertThat(read("<div>".repeat(300) + "<p class=item><a>1</a>")).isInstanceOf(Reading.Shown.class);
        // beyond the depth an element is no longer inside its parent
        assertThat(read("<div>".repeat(5_000) + "<p class=item><a>1</a>")).isInstanceOf(Reading.LayoutChanged.class);
        assertThat(read("<div class=item>".repeat(600) + "<a>1</a>")).isNotNull();
        assertThat(read("<b><i><u>".repeat(2_000) + "<p class=item><a>1</a>")).isNotNull();
        assertThat(read("<table>".repeat(5_000) + "<p class=item><a>1</a>")).isNotNull();
    }

    @Test
    void breakOnlyThemselvesWhereTheHtmlParserFails() {
        assertThat(read("<div><p class=item><b>".repeat(60_000))).isInstanceOf(Reading.Broken.class);
    }

    @Test
    void readTextWithoutEnd() {
        assertThat(read("<b>" + "a".repeat(1_000_000) + "!")).isNotNull();
        assertThat(read("<!--".repeat(100_000))).isInstanceOf(Reading.LayoutChanged.class);
        assertThat(read("<script>" + "var x = {".repeat(500_000))).isInstanceOf(Reading.LayoutChanged.class);
        assertThat(read("&".repeat(1_000_000) + "<p class=item title='" + "\"".repeat(1_000_000)))
                .isNotNull();
    }

    @Test
    void readBytesThatAreNoText() {
        byte[] bytes = new byte[500_000];
        new Random(1).nextBytes(bytes);
        var reader = new PageReader(new RulesHalf(folder, RULES).site(), ReadingLimits.DEFAULT);

        assertThat(reader.read(new PageHtml(LIST, "https://blog.test/", new UserId("ann"), bytes)))
                .isInstanceOf(Reading.LayoutChanged.class);
        assertThat(reader.read(new PageHtml(LIST, "https://blog.test/", new UserId("ann"), new byte[0])))
                .isInstanceOf(Reading.LayoutChanged.class);
    }

    @Test
    void neverThrowWhateverHappensToARealPage() throws IOException {
        var csdn = new Captured("csdn");
        var random = new Random(20_190_411);
        List<Path> pages = List.of(
                csdn.path("csdn/list/csdn-list-2019-04-angcyo-p1.html"),
                csdn.path("csdn/detail/csdn-detail-2018-08-weiwei_pig-51178226.html"),
                csdn.path("cnblogs/list/cnblogs-2.html"));
        for (Path page : pages) {
            byte[] html = Files.readAllBytes(page);
            for (int i = 0; i < 60; i++) {
                byte[] mutated = mutated(html, random);
                PageKind kind = PageKind.values()[random.nextInt(PageKind.values().length)];
                assertThat(csdn.reading(kind, "https://blog.csdn.net/angcyo", "angcyo", mutated))
                        .isNotNull();
            }
        }
    }

    private static byte[] mutated(byte[] html, Random random) {
        int from = random.nextInt(html.length);
        int to = from + random.nextInt(html.length - from);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(html, from);
            case 1 -> joined(Arrays.copyOf(html, from), Arrays.copyOfRange(html, to, html.length));
            case 2 -> joined(html, Arrays.copyOfRange(html, from, to));
            default -> {
                byte[] copy = html.clone();
                for (int i = 0; i < 500; i++) {
                    copy[random.nextInt(copy.length)] =
                            "<>\"'&;/= \0\n{}".getBytes(StandardCharsets.US_ASCII)[random.nextInt(13)];
                }
                yield copy;
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
