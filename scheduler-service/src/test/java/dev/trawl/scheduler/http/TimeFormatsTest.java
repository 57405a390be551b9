package dev.trawl.scheduler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.http.BadParameter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "500ms, PT0.5S", "5m, PT5M", "2h, PT2H", "1d, PT24H", "PT1H30M, PT1H30M", "0s, PT0S"})
    void readsADuration(String text, Duration duration) {
        assertThat(TimeFormats.span("wait", text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "-2h", "+2h", "PT-2H", "-PT2H", "5ns", "5us", "2 h", "soon", "99999999999d"})
    void refusesWhatHasASignOrNoUnit(String text) {
        assertThatThrownBy(() -> TimeFormats.span("wait", text))
                .isInstanceOf(BadParameter.class)
                .hasMessage("wait '" + text + "' is no duration, expected one such as 90s, 5m, 2h or 1d");
    }

    @Test
    void readsAMomentAndADurationBeforeNow() {
        assertThat(TimeFormats.moment("since", "2026-11-25T07:00:00Z", NOW)).isEqualTo("2026-11-25T07:00:00Z");
        assertThat(TimeFormats.moment("since", "2h", NOW)).isEqualTo("2026-11-25T06:00:00Z");
        assertThatThrownBy(() -> TimeFormats.moment("until", "-2h", NOW))
                .isInstanceOf(BadParameter.class)
                .hasMessageStartingWith("until '-2h' is no time");
    }
}
