package dev.trawl.sitefile.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.Profile;
import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void nameEveryFieldOfTheRecords() {
        assertThat(Arrays.stream(ProfileField.values()).map(ProfileField::label))
                .containsExactlyElementsOf(kebab(Profile.class.getRecordComponents()));
        assertThat(Arrays.stream(ArticleField.values()).map(ArticleField::label))
                .containsExactlyElementsOf(kebab(Article.class.getRecordComponents()));
    }

    private static List<String> kebab(RecordComponent[] components) {
        return Arrays.stream(components)
                // comes with its date
                .filter(component -> !component.getType().equals(DatePrecision.class))
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static Optional<OffsetDateTime> read(String form, String text) {
        return new DateForm(form).parse(text, CHINA).map(DateForm.ShownDate::at);
    }

    @Test
    void readDatesInTheirFormAsAWhole() {
        assertThat(read("yyyy年MM月dd日 HH:mm", "2018年11月05日 19:47"))
                .contains(OffsetDateTime.parse("2018-11-05T19:47:00+08:00"));
        assertThat(read("yyyy.MM.dd", "2022.05.08")).contains(OffsetDateTime.parse("2022-05-08T00:00:00+08:00"));
        assertThat(read("MMM d, yyyy", "nov 5, 2018")).contains(OffsetDateTime.parse("2018-11-05T00:00:00+08:00"));
        assertThat(read("yyyy-MM-dd", "2018-11-05 19:47")).isEmpty();
        assertThat(read("yyyy-MM-dd", "2018-13-05")).isEmpty();
    }

    /** As {@code <time datetime>} has them. */
    @Test
    void readDatesByTheOffsetThatTheySay() {
        var instant = OffsetDateTime.parse("2018-11-05T19:47:01+08:00");

        assertThat(read("yyyy-MM-dd'T'HH:mm:ssXXX", "2018-11-05T11:47:01Z")).contains(instant);
        assertThat(read("yyyy-MM-dd'T'HH:mm:ssXXX", "2018-11-05T12:47:01+01:00"))
                .contains(instant);
        assertThat(read("yyyy-MM-dd'T'HH:mm:ss.SSSX", "2018-11-05T11:47:01.000Z"))
                .contains(instant);
    }

    @Test
    void refuseADateFormWithoutADay() {
        Assertions.assertThatThrownBy(() -> new DateForm("HH:mm")).hasMessageContaining("HH:mm");
        Assertions.assertThatThrownBy(() -> new DateForm("yyyy-bb")).hasMessageContaining("yyyy-bb");
    }
}
