package dev.trawl.sitefile.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trawl.contract.DatePrecision;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A form that dates have on a site, in the letters of {@link DateTimeFormatter}, such as {@code yyyy年MM月dd日 HH:mm}. A
 * form without a time of day stands for midnight with the precision of a day, one without an offset ({@code X}) for a time in the site's zone. English
 * names of months are read in any case. A day that the calendar does not have, such as 30 February, is no date.
 */
public final class DateForm {

    /** No blog is older: a year before is a misread form, such as {@code 99-08-12}. */
    private static final int OLDEST_YEAR = 1970;

    /** A day and a month that can be taken for each other, and a time that cannot. */
    private static final ZonedDateTime PROBE =
            LocalDateTime.of(2018, 11, 5, 19, 47, 1).atZone(ZoneOffset.UTC);

    /**
     * A date as a page shows it.
     *
     * @param at units that the page does not show are zero
     * @param precision the smallest unit that the page shows
     */
    public record ShownDate(OffsetDateTime at, DatePrecision precision) {

        @Override
        public String toString() {
            return precision == DatePrecision.SECOND ? at.toString() : at + " (to the " + precision.label() + ")";
        }
    }

    private final String form;

    private final DateTimeFormatter formatter;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DateForm(String form) {
        this.form = form;
        try {
            this.formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(form)
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            if (form.contains("'Z'")) {
                throw new IllegalArgumentException("Z in quotes is a letter and no time zone, expected X");
            }
            if (parse(formatter.format(PROBE), ZoneOffset.UTC).isEmpty()) {
                throw new IllegalArgumentException("it has no year, month and day");
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("date form '" + form + "' is not valid: " + e.getMessage(), e);
        }
    }

    /** The date that this text is, the whole of it, with the offset of this zone; empty when it has another form. */
    public Optional<ShownDate> parse(String text, ZoneId zone) {
        var end = new ParsePosition(0);
        TemporalAccessor shown = formatter.parseUnresolved(text, end);
        // most texts have one of several forms: an exception for each of the others takes long
        if (shown == null || end.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor read =
                    formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            ZonedDateTime date = switch (read) {
                case ZonedDateTime zoned -> zoned.withZoneSameInstant(zone);
                case LocalDateTime local -> local.atZone(zone);
                default -> LocalDate.from(read).atStartOfDay(zone);
            };
            return date.getYear() < OLDEST_YEAR
                    ? Optional.empty()
                    : Optional.of(new ShownDate(date.toOffsetDateTime(), precision(shown)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** By the fields that the text has, since a form may have optional parts. */
    private static DatePrecision precision(TemporalAccessor shown) {
        if (hasOne(shown, ChronoField.SECOND_OF_MINUTE, ChronoField.MILLI_OF_DAY, ChronoField.NANO_OF_DAY)) {
            return DatePrecision.SECOND;
        }
        if (shown.isSupported(ChronoField.MINUTE_OF_HOUR)) {
            return DatePrecision.MINUTE;
        }
        return hasOne(
                        shown,
                        ChronoField.HOUR_OF_DAY,
                        ChronoField.CLOCK_HOUR_OF_DAY,
                        ChronoField.HOUR_OF_AMPM,
                        ChronoField.CLOCK_HOUR_OF_AMPM)
                ? DatePrecision.HOUR
                : DatePrecision.DAY;
    }

    private static boolean hasOne(TemporalAccessor shown, ChronoField... fields) {
        return Arrays.stream(fields).anyMatch(shown::isSupported);
    }

    /** Whether there is a text that this form and another one read as different days, as {@code MM/dd} and {@code dd/MM} do. */
    public boolean contradicts(DateForm other) {
        return other.parse(formatter.format(PROBE), ZoneOffset.UTC)
                .filter(read -> !read.at().toLocalDate().equals(PROBE.toLocalDate()))
                .isPresent();
    }

    @JsonValue
    public String form() {
        return form;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateForm that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    @Override
    public String toString() {
        return form;
    }
}
