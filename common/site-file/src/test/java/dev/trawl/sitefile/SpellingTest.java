package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KNOWN = List.of("select", "in", "label", "prefer-attr", "published-at", "fans");

    @ParameterizedTest
    @CsvSource({
        "selekt,select",
        "slect,select",
        "SELECT,select",
        "labels,label",
        "preferAttr,prefer-attr",
        "publsihed-at,published-at",
        "fan,fans"
    })
    void findsTheWordThatIsMeant(String word, String meant) {
        assertThat(Spelling.nearest(word, KNOWN)).contains(meant);
    }

    @Test
    void findsNoneForAnotherWord() {
        assertThat(Spelling.nearest("colour", KNOWN)).isEmpty();
        assertThat(Spelling.nearest("x".repeat(1_000), KNOWN)).isEmpty();
        assertThat(Spelling.nearest("", KNOWN)).isEmpty();
    }
}
