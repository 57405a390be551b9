package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.junit.jupiter.api.Test;

class ElementScopeTest {

    private static final Document PAGE = Jsoup.parse(
            "<ul><li id=1><b>a</b> <i>b</i></li><li id=2><b>c</b></li></ul><dl><dt>d</dt><dd>e</dd><dt>f</dt></dl>");

    private final ElementScope page = scope(PAGE, new ReadingDeadline(Duration.ofMinutes(1), System::nanoTime));

    private static ElementScope scope(Document page, ReadingDeadline deadline) {
        return ElementScope.wholePage(page, deadline, new PageTexts(ReadingLimits.Sizes.DEFAULT, 1_000));
    }

    /** Matches elements of this name, and notes which elements it was asked about. */
    private static final class Noting extends Evaluator {

        private final String name;

        private final List<String> asked = new ArrayList<>();

        Noting(String name) {
            this.name = name;
        }

        @Override
        public boolean matches(Element root, Element element) {
            asked.add(element.normalName());
            return element.nameIs(name);
        }
    }

    private static List<String> texts(ElementScope elementScope, String css) {
        return elementScope.select(QueryParser.parse(css)).map(Element::text).toList();
    }

    @Test
    void evaluatesASelectorOnceHoweverManyRulesHaveIt() {
        var noting = new Noting("b");

        assertThat(page.select(noting)).extracting(Element::text).containsExactly("a", "c");
        int once = noting.asked.size();
        assertThat(page.select(noting)).extracting(Element::text).containsExactly("a", "c");

        assertThat(noting.asked).hasSize(once).hasSize(PAGE.getAllElements().size());
    }

    @Test
    void searchesOnlyAsFarAsIsAsked() {
        var noting = new Noting("b");

        assertThat(page.select(noting).findFirst()).isPresent();
        assertThat(noting.asked).endsWith("li", "b").doesNotContain("i", "dl");

        assertThat(page.select(noting).skip(1).findFirst()).isPresent();
        assertThat(noting.asked).endsWith("i", "li", "b").doesNotContain("dl");
    }

    @Test
    void searchesAnItemAloneAndWithWhatFollowsIt() {
        Element first = PAGE.expectFirst("li");
        assertThat(texts(page.item(first), "b")).containsExactly("a");
        assertThat(texts(page.item(first), "ul b")).isEmpty();
        assertThat(texts(page.item(first), "li")).containsExactly("a b");

        Element label = PAGE.expectFirst("dt");
        Set<Element> labels = Set.copyOf(PAGE.select("dt"));
        ElementScope together = page.itemWithSiblings(label, labels);
        assertThat(texts(together, "dt, dd")).containsExactly("d", "e");
        assertThat(texts(together, "dd")).containsExactly("e");
    }

    @Test
    void looksAtTheClockWhileItSearches() {
        long[] nanos = {0};
        Document many = Jsoup.parse("<p>x".repeat(10_000));
        var noting = new Noting("none");
        ElementScope searched = scope(many, new ReadingDeadline(Duration.ofNanos(100), () -> nanos[0]++));

        assertThatThrownBy(() -> searched.select(noting).findFirst()).isInstanceOf(ReadingLimitExceeded.class);
        assertThat(noting.asked.size()).isLessThan(1_000);
    }

    @Test
    void keepsTheTextsOfAPageUpToALimit() {
        Document one = Jsoup.parse("<p>" + "x ".repeat(50_000) + "</p>");
        var texts = new PageTexts(ReadingLimits.Sizes.DEFAULT, 200_000);
        ElementScope.Match match = new ElementScope.Match(one.expectFirst("p"));
        assertThat(match.line(texts)).isSameAs(match.line(texts));
        assertThat(match.pieces(texts)).isSameAs(match.pieces(texts));

        ElementScope.Match beyond = new ElementScope.Match(one.expectFirst("p"));
        assertThat(beyond.line(texts)).isEqualTo(match.line(texts)).isNotSameAs(beyond.line(texts));
        assertThat(beyond.pieces(texts)).isEqualTo(match.pieces(texts)).isNotSameAs(beyond.pieces(texts));
    }
}
