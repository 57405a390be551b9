package dev.trawl.scheduler.http;

import dev.trawl.http.BadParameter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Durations and moments as people write them. */
final class TimeFormats {

    /** A bare number has no unit, and is not guessed; a time that has a sign is no duration. */
    private static final Pattern SIMPLE = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

    private TimeFormats() {}

    /**
     * A number with its unit, such as {@code 90s}, or ISO 8601.
     *
     * @throws BadParameter naming the field and what was expected
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
            throw notADuration(field, text, e);
        }
        throw notADuration(field, text, null);
    }

    private static BadParameter notADuration(String field, String text, @Nullable Throwable cause) {
        return new BadParameter(
                field, field + " '" + text + "' is no duration", "one such as 90s, 5m, 2h or 1d", cause);
    }

    /**
     * An instant in ISO 8601, or a duration: so long ago.
     *
     * @throws BadParameter naming the field and what was expected
     */
    static Instant moment(String field, String text, Instant now) {
        try {
            Instant moment = text.matches("\\d{4}-.*") ? Instant.parse(text) : now.minus(span(field, text));
            if (moment.isBefore(Instant.EPOCH)) {
                throw new DateTimeException(moment + " is before 1970");
            }
            return moment;
        } catch (DateTimeException | ArithmeticException | BadParameter e) {
            throw new BadParameter(
                    field,
                    field + " '" + text + "' is no time",
                    "one such as 2026-11-25T08:00:00Z, or 2h for so long ago",
                    e);
        }
    }
}
