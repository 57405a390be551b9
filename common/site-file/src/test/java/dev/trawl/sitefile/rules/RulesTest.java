package dev.trawl.sitefile.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.Article;
import dev.trawl.messages.Profile;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
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
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    @Test
    void readDatesInTheirFormAsAWhole() {
        assertThat(new DateForm("yyyy年MM月dd日 HH:mm").parse("2018年11月05日 19:47"))
                .contains(LocalDateTime.of(2018, 11, 5, 19, 47));
        assertThat(new DateForm("yyyy.MM.dd").parse("2022.05.08")).contains(LocalDateTime.of(2022, 5, 8, 0, 0));
        assertThat(new DateForm("MMM d, yyyy").parse("nov 5, 2018")).contains(LocalDateTime.of(2018, 11, 5, 0, 0));
        assertThat(new DateForm("yyyy-MM-dd").parse("2018-11-05 19:47")).isEmpty();
        assertThat(new DateForm("yyyy-MM-dd").parse("2018-13-05")).isEmpty();
    }

    @Test
    void refuseADateFormWithoutADay() {
        Assertions.assertThatThrownBy(() -> new DateForm("HH:mm")).hasMessageContaining("HH:mm");
        Assertions.assertThatThrownBy(() -> new DateForm("yyyy-bb")).hasMessageContaining("yyyy-bb");
    }
}
