package dev.trawl.fetcher.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.read("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 12:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
    }

    @Test
    void acceptsAtMostADay() {
        assertThat(RetryAfter.read("31536000", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("9223372036854775807", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("99999999999999999999999", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("Wed, 01 Mar 2028 12:05:00 GMT", NOW)).contains(RetryAfter.LONGEST);
    }

    @Test
    void takesNothingElse() {
        assertThat(RetryAfter.read("soon", NOW)).isEmpty();
        assertThat(RetryAfter.read("-5", NOW)).isEmpty();
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 11:00:00 GMT", NOW)).isEmpty();
        assertThat(RetryAfter.read(null, NOW)).isEmpty();
    }
}
