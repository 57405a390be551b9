package dev.trawl.parser.extraction;

import static dev.trawl.contract.PageKind.ARTICLE;
import static dev.trawl.contract.PageKind.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text over its limit is no value, and a warning names field and limit. */
class LongTextsTest {

    private static final String ARTICLE_RULES = """
            rules:
              article:
                fields:
                  article-id: [{select: b}]
                  title: [{select: h1}, {select: h2}]
                  reads: [{select: .page, pattern: 'read (\\d+)'}]
                  tags: [{select: u}]
                  body: [{select: .body}]
            """;

    private static final String LIST_RULES = """
            rules:
              articles:
                items: .item
                owner: [{select: .owner}]
                fields: {article-id: [{select: b}], body: [{select: p}], likes: [{select: i}]}
            """;

    @TempDir
    Path folder;

    private PageReading.Shown article(String html) {
        return new SiteWithRules(folder, ARTICLE_RULES).shown(ARTICLE, "<b>1</b>" + html);
    }

    private static Article only(PageReading.Shown shown) {
        assertThat(shown.articles()).hasSize(1);
        return shown.articles().getFirst();
    }

    @Test
    void aTitleOfTheLongestLengthIsAValueAndALongerOneIsNone() {
        String longest = "x".repeat(10_000);
        var fits = article("<h1>" + longest + "</h1>");
        assertThat(only(fits).title()).isEqualTo(longest);
        assertThat(fits.warnings()).isEmpty();

        var exceeds = article("<h1>" + longest + "y</h1>");
        assertThat(only(exceeds).title()).isNull();
        assertThat(exceeds.warnings()).containsExactly("article: title is longer than 10000 characters");
    }

    @Test
    void theNextPlaceIsTriedAfterATextThatIsTooLong() {
        var shown = article("<h1>" + "x".repeat(10_001) + "</h1><h2>short</h2>");

        assertThat(only(shown).title()).isEqualTo("short");
        assertThat(shown.warnings()).isEmpty();
    }

    @Test
    void aBodyIsNeverCut() {
        String longest = "x".repeat(1_000_000);
        assertThat(only(article("<p class=body>" + longest)).body()).isEqualTo(longest);

        var exceeds = article("<p class=body>" + longest + "y");
        assertThat(only(exceeds).body()).isNull();
        assertThat(exceeds.warnings()).containsExactly("article: body is longer than 1000000 characters");
    }

    @Test
    void noFigureIsSearchedInATextThatIsTooLong() {
        String page = "<div class=page>read 7 " + "x".repeat(999_000);
        assertThat(only(article(page)).reads()).isEqualTo(7);

        var exceeds = article(page + " " + "x".repeat(1_000));
        assertThat(only(exceeds).reads()).isNull();
        assertThat(exceeds.warnings()).containsExactly("article: reads is longer than 1000000 characters");
    }

    @Test
    void aTagThatIsTooLongIsLeftOut() {
        var shown = article("<u>java</u><u>" + "x".repeat(10_001) + "</u><u>kafka</u>");

        assertThat(only(shown).tags()).containsExactly("java", "kafka");
        assertThat(shown.warnings()).containsExactly("article: tags is longer than 10000 characters");
    }

    @Test
    void aRecordKeepsItsFiguresWhereItHasNoRoomForMoreTexts() {
        String items = IntStream.range(0, 6)
                .mapToObj(i -> "<div class=item><u class=owner>ann</u><b>" + i + "</b><i>5</i><p>" + "x".repeat(900_000)
                        + "</p></div>")
                .collect(Collectors.joining());

        var shown = new SiteWithRules(folder, LIST_RULES).shown(LIST, items);

        assertThat(shown.articles()).extracting(Article::likes).containsOnly(5L).hasSize(6);
        assertThat(shown.articles())
                .filteredOn(article -> article.body() != null)
                .hasSize(4);
        assertThat(shown.warnings())
                .containsExactly("articles: body is left out, because the texts of the page are longer than 4000000"
                        + " characters, in 2 of 6 items");
    }

    @Test
    void anOwnerThatIsTooLongIsNotTheUser() {
        var shown = new SiteWithRules(folder, LIST_RULES)
                .shown(
                        LIST,
                        "<div class=item><b>1</b><i>5</i><u class=owner>" + "x".repeat(1_000_001)
                                + "</u></div><div class=item><b>2</b><u class=owner>ann</u></div>");

        assertThat(shown.articles()).extracting(Article::articleId).containsExactly("2");
    }
}
