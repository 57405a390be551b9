package dev.trawl.sitefile.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A form that dates have on a site, in the letters of {@link DateTimeFormatter}, such as {@code yyyy年MM月dd日 HH:mm}. A
 * form without a time of day stands for midnight, one without an offset ({@code X}) for a time in the site's zone. English
 * names of months are read in any case.
 */
public final class DateForm {

    private final String form;

    private final DateTimeFormatter formatter;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DateForm(String form) {
        this.form = form;
        try {
            this.formatter = new java.time.format.DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(form)
                    .toFormatter(Locale.ENGLISH);
            ZonedDateTime probe = LocalDateTime.of(2018, 11, 5, 19, 47, 1).atZone(ZoneOffset.UTC);
            if (parse(formatter.format(probe), ZoneOffset.UTC).isEmpty()) {
                throw new IllegalArgumentException("it has no year, month and day");
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("date form '" + form + "' is not valid: " + e.getMessage(), e);
        }
    }

    /** The date that this text is, the whole of it, with the offset of this zone; empty when it has another form. */
    public Optional<OffsetDateTime> parse(String text, ZoneId zone) {
        try {
            TemporalAccessor read =
                    formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            ZonedDateTime date = switch (read) {
                case ZonedDateTime told -> told.withZoneSameInstant(zone);
                case LocalDateTime shown -> shown.atZone(zone);
                default -> LocalDate.from(read).atStartOfDay(zone);
            };
            return Optional.of(date.toOffsetDateTime());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
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
