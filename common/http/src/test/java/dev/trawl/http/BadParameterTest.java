package dev.trawl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the error of a parameter names. */
class BadParameterTest {

    @Test
    void takesWhatWasExpectedFromTheMessageOfTheDomain() {
        var bad = BadParameter.of(
                "crawl", "the ID", new IllegalArgumentException("crawl '../x' is not valid: expected to match [a-z]"));

        assertThat(bad).hasMessage("crawl '../x' is not valid, expected to match [a-z]");
        assertThat(bad.expected()).isEqualTo("to match [a-z]");
    }

    @Test
    void namesTheKindWhereTheMessageDoesNotSayWhatWasExpected() {
        var bad = BadParameter.of("user", "a user ID", new IllegalArgumentException("user ID is empty"));

        assertThat(bad).hasMessage("user ID is empty, expected a user ID");
        assertThat(bad.parameter()).isEqualTo("user");
        assertThat(bad.expected()).isEqualTo("a user ID");
    }

    @Test
    void readsChoicesAndFlags() {
        assertThat(ParameterValues.choice("unit", "days", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
        assertThatThrownBy(() -> ParameterValues.choice("unit", "years", TimeUnit.class))
                .isInstanceOf(BadParameter.class)
                .hasMessageStartingWith("unit is 'years', expected one of nanoseconds, ")
                .hasMessageEndingWith(", days");
        assertThat(ParameterValues.flag("bom", "true")).isTrue();
        assertThat(ParameterValues.flag("bom", "false")).isFalse();
        assertThatThrownBy(() -> ParameterValues.flag("bom", "yes"))
                .isInstanceOf(BadParameter.class)
                .hasMessage("bom is 'yes', expected true or false");
    }
}
