package dev.trawl.scheduler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.messages.MessageJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which letters a request means; what is misspelt means none. */
class LetterChoiceTest {

    private static LetterChoice read(String json) {
        return LetterChoice.read(MessageJson.mapper().readTree(json));
    }

    @Test
    void readsEveryField() {
        var filter = read("{\"ids\":[1,2],\"kind\":\"page\",\"site\":\"demo\",\"crawl\":\"c\",\"all\":false}")
                .filter();
        assertThat(filter.ids()).isEqualTo(List.of(1L, 2L));
        assertThat(filter.kind()).isEqualTo("page");
        assertThat(filter.site()).isEqualTo("demo");
        assertThat(filter.crawl()).isEqualTo("c");
        assertThat(read("{\"all\":true,\"kind\":null}").filter().kind()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":\"page\",\"crwal\":\"x\"} | field 'crwal' is unknown, expected ids, kind, site, crawl or all",
                "{\"kind\":\"pages\"} | kind 'pages' is unknown",
                "{\"ids\":\"1\"} | field 'ids' is not an array of numbers",
                "{\"ids\":[1.5]} | field 'ids' is not an array of numbers",
                "{\"site\":7} | field 'site' is not a text",
                "{\"all\":\"yes\"} | field 'all' is not true or false",
                "[] | the body is not a JSON object",
                "{} | nothing says which letters",
                "{\"all\":false} | nothing says which letters",
            })
    void refusesWhatItDoesNotUnderstand(String json, String why) {
        assertThatThrownBy(() -> read(json).filter())
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(why);
    }
}
