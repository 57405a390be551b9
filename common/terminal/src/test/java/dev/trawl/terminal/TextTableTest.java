package dev.trawl.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns stay columns, whatever is in them. */
class TextTableTest {

    @Test
    void setsNumbersToTheRight() {
        var table = new TextTable(List.of("user", "fans"), List.of(List.of("a", "7"), List.of("b", "1234")));
        assertThat(table.text()).isEqualTo("""
                user  fans
                a        7
                b     1234""");
    }

    @Test
    void countsAChineseCharacterAsTwoColumns() {
        var table = new TextTable(List.of("title", "x"), List.of(List.of("下一页", "1"), List.of("next", "2")));
        assertThat(table.text()).isEqualTo("""
                title   x
                下一页  1
                next    2""");
    }

    @Test
    void hasNoHeadWhereAllAreEmpty() {
        assertThat(new TextTable(List.of("", ""), List.of(List.of("a", "b"))).text())
                .isEqualTo("a  b");
    }

    @Test
    void isMarkdownWithFiguresToTheRight() {
        var table = new TextTable("what", "pages/s").row("fetcher", "12.5").row("a", "4");
        assertThat(table.markdown()).isEqualTo("""
                        | what    | pages/s |
                        | ------- | ------: |
                        | fetcher |    12.5 |
                        | a       |       4 |""");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("a", "b").row("1"));
    }
}
