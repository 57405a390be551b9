package dev.trawl.scheduler.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** Durations and moments as people write them. */
final class TimeFormats {

    /** A bare number has no unit, and is not guessed; a time that has a sign is no duration. */
    private static final Pattern SIMPLE = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

    private TimeFormats() {}

    /**
     * A number with its unit, such as {@code 90s}, or ISO 8601.
     *
     * @throws BadRequest naming the field and what was expected
     */
    static Duration span(String field, String text) {
        try {
            Duration duration = SIMPLE.matcher(text).matches()
                    ? DurationStyle.SIMPLE.parse(text)
                    : DurationStyle.ISO8601.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRequest(notADuration(field, text), e);
        }
        throw new BadRequest(notADuration(field, text));
    }

    private static String notADuration(String field, String text) {
        return field + " '" + text + "' is no duration, expected one such as 90s, 5m, 2h or 1d";
    }

    /**
     * An instant in ISO 8601, or a duration: so long ago.
     *
     * @throws BadRequest naming the field and what was expected
     */
    static Instant moment(String field, String text, Instant now) {
        try {
            Instant moment = text.matches("\\d{4}-.*") ? Instant.parse(text) : now.minus(span(field, text));
            if (moment.isBefore(Instant.EPOCH)) {
                throw new DateTimeException(moment + " is before 1970");
            }
            return moment;
        } catch (DateTimeException | ArithmeticException | BadRequest e) {
            throw new BadRequest(
                    field + " '" + text
                            + "' is no time, expected one such as 2026-11-25T08:00:00Z, or 2h for so long ago",
                    e);
        }
    }
}
