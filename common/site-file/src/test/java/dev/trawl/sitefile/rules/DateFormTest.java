package dev.trawl.sitefile.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.DatePrecision;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd HH:mm:ss|2024-05-12 09:24:57|2024-05-12T09:24:57+08:00",
                "uuuu-MM-dd|2024-02-29|2024-02-29T00:00:00+08:00",
                "yyyy/M/d H:mm|2019/3/4 7:05|2019-03-04T07:05:00+08:00",
                "MMM d, yyyy 'at' h:mm:ss a|mar 4, 2019 at 7:05:06 pm|2019-03-04T19:05:06+08:00",
                "yyyy-MM-dd'T'HH:mm:ssX|2019-03-04T07:05:06Z|2019-03-04T15:05:06+08:00"
            })
    void readsADate(String form, String text, OffsetDateTime date) {
        assertThat(new DateForm(form).parse(text, ZONE).map(DateForm.ShownDate::at))
                .contains(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2024-05-12|DAY",
                "yyyy-MM-dd HH|2024-05-12 00|HOUR",
                "MMM d, yyyy h a|May 12, 2024 7 PM|HOUR",
                "yyyy-MM-dd HH:mm|2024-05-12 00:00|MINUTE",
                "yyyy-MM-dd HH:mm:ss|2024-05-12 00:00:00|SECOND",
                "yyyy-MM-dd'T'HH:mmX|2024-05-12T00:00Z|MINUTE",
                "yyyy-MM-dd[ HH:mm[:ss]]|2024-05-12|DAY",
                "yyyy-MM-dd[ HH:mm[:ss]]|2024-05-12 09:24|MINUTE",
                "yyyy-MM-dd[ HH:mm[:ss]]|2024-05-12 09:24:57|SECOND"
            })
    void knowsTheSmallestUnitThatTheTextShows(String form, String text, DatePrecision precision) {
        assertThat(new DateForm(form).parse(text, ZONE))
                .map(DateForm.ShownDate::precision)
                .contains(precision);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2020-02-30",
                "yyyy-MM-dd|2021-02-29",
                "yyyy-MM-dd|99-08-12",
                "y-MM-dd|99-08-12",
                "yyyy-MM-dd|0001-01-01",
                "yyyy-MM-dd HH:mm|2020-02-01 24:00",
                "yyyy-MM-dd|2020-02-01 and more"
            })
    void readsNothingThatTheCalendarDoesNotHave(String form, String text) {
        assertThat(new DateForm(form).parse(text, ZONE)).isEmpty();
    }

    @Test
    void refusesALetterThatLooksLikeAZone() {
        assertThatThrownBy(() -> new DateForm("yyyy-MM-dd'T'HH:mm:ss'Z'"))
                .hasMessageContaining("Z in quotes is a letter and no time zone, expected X");
    }

    @Test
    void contradictsAFormThatReadsTheSameTextAsAnotherDay() {
        var american = new DateForm("MM/dd/yyyy");
        assertThat(american.contradicts(new DateForm("dd/MM/yyyy"))).isTrue();
        assertThat(american.contradicts(new DateForm("MM/dd/yyyy HH:mm"))).isFalse();
        assertThat(american.contradicts(american)).isFalse();
    }
}
