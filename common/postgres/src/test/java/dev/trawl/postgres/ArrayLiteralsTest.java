package dev.trawl.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrayLiteralsTest {

    @Test
    void quotesTexts() {
        assertThat(ArrayLiterals.ofTexts(Stream.of("null", "a,b", "say \"x\"", "back\\slash")))
                .isEqualTo("{\"null\",\"a,b\",\"say \\\"x\\\"\",\"back\\\\slash\"}");
        assertThat(ArrayLiterals.ofTexts(Stream.of())).isEqualTo("{}");
    }

    @Test
    void leavesNumbersAsTheyAre() {
        assertThat(ArrayLiterals.of(Stream.of(1, 2))).isEqualTo("{1,2}");
    }
}
