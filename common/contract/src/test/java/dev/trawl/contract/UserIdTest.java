package dev.trawl.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"angcyo", "2403_89110232", "qq_29757283", "用户", "a.b-c", "o'neil"})
    void takesWhatPlatformsUse(String value) {
        assertThat(new UserId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../etc",
                "a/b",
                "a\\b",
                "a b",
                " a",
                "a\u00a0b",
                "a\u0000",
                "a?b",
                "a#b",
                "a%2f",
                "a\u200bb",
                "\ud800"
            })
    void refusesPathsBlanksAndControls(String value) {
        assertThatThrownBy(() -> new UserId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheValueAndWhatWasExpected() {
        assertThatThrownBy(() -> new UserId("../etc"))
                .hasMessageContaining("'../etc'")
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> new UserId("a".repeat(129))).hasMessageContaining("at most 128");
    }
}
