package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.junit.jupiter.api.Test;

class DocumentSizeTest {

    private static final String URL = "https://blog.test/";

    /** Tags that overlap, so that jsoup replaces elements by copies. */
    private static String overlapping(int seed, int tags) {
        String[] tag = {
            "<b>", "<i>", "<u>", "<a>", "</b>", "</i>", "</u>", "</a>", "<p>", "</p>", "<div>", "</div>", "x"
        };
        return new Random(seed).ints(tags, 0, tag.length).mapToObj(i -> tag[i]).collect(Collectors.joining());
    }

    private static Document parse(String html, int elements) {
        var usual = ReadingLimits.Sizes.DEFAULT;
        var sizes = new ReadingLimits.Sizes(
                elements, usual.attributes(), usual.part(), usual.searched(), usual.value(), usual.record());
        var limits = new ReadingLimits(Duration.ofMinutes(1), 1_000_000, 100_000, 512, 100, sizes);
        return PageDocument.parse(
                new PageHtml(PageKind.LIST, URL, new UserId("ann"), html.getBytes(UTF_8)),
                limits,
                new ReadingDeadline(limits.time(), System::nanoTime));
    }

    @Test
    void theDocumentIsTheOneOfAPlainParse() {
        for (int seed = 0; seed < 100; seed++) {
            String html = overlapping(seed, 300);
            assertThat(parse(html, 100_000).outerHtml())
                    .isEqualTo(Parser.htmlParser()
                            .setMaxDepth(512)
                            .parseInput(html, URL)
                            .outerHtml());
        }
    }

    @Test
    void theLastElementThatFitsIsRead() {
        // html, head, body
        assertThatCode(() -> parse("<p>x".repeat(997), 1_001)).doesNotThrowAnyException();
        assertThatThrownBy(() -> parse("<p>x".repeat(998), 1_000))
                .isInstanceOf(ReadingLimitExceeded.class)
                .hasMessage("its document has more than 1000 elements");
    }

    @Test
    void elementsThatNeverCloseAreCounted() {
        String html = overlapping(1, 20_000);
        int closed = 0;
        int elements;
        try (var parser = new StreamParser(Parser.htmlParser().setMaxDepth(512))) {
            parser.parse(html, URL);
            for (var each = parser.iterator(); each.hasNext(); each.next()) {
                closed++;
            }
            elements = (int) parser.document().stream().count();
        }
        assertThat(elements).isGreaterThan(closed * 11 / 10);
        int limit = closed + 1;

        assertThatThrownBy(() -> parse(html, limit)).isInstanceOf(ReadingLimitExceeded.class);
        assertThatCode(() -> parse(html, 2 * elements)).doesNotThrowAnyException();
    }
}
