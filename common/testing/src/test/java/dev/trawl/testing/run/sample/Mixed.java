package dev.trawl.testing.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three that pass, one that fails, two that are skipped. */
public class Mixed {

    @Test
    void fails() {
        assertThat(1).as("the sample that fails").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void passes(int number) {
        assertThat(number).isPositive();
    }

    @Test
    void isSkipped() {
        Assumptions.assumeTrue(Integer.parseInt("1") == 2, "what it needs is not there");
    }

    @Test
    @Disabled("for the sample")
    void isSwitchedOff() {}

    @Nested
    class Inside {
        @Test
        void passes() {
            assertThat("").isEmpty();
        }
    }
}
