package dev.trawl.fetcher.browser.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a site asks to be left alone: the header Retry-After (RFC 9110, 10.2.3), seconds or a date. */
final class RetryAfter {

    /** A site that refuses for longer is not asked any more: the longest that is believed. */
    static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** Empty where the header says nothing that can be read, or a time that is over. */
    static Optional<Duration> read(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        Optional<Duration> wait = value.matches("\\d+") ? seconds(value) : untilDate(value, now);
        return wait.map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    private static Optional<Duration> seconds(String digits) {
        return Optional.of(digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> untilDate(String date, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isBefore(now) ? Optional.empty() : Optional.of(Duration.between(now, until));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
