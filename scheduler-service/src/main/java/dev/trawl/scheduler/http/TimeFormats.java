package dev.trawl.scheduler.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and moments as people write them. */
final class TimeFormats {

    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private TimeFormats() {}

    /**
     * A number with its unit, such as {@code 90s}, or ISO 8601.
     *
     * @throws BadRequest naming the field and what was expected
     */
    static Duration span(String field, String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            long number = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadRequest(field + " '" + text + "' is no duration, expected one such as 90s, 5m, 2h or 1d", e);
        }
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
