package dev.trawl.scheduler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.MessageJson;
import dev.trawl.http.BadRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which letters a request means; what is misspelt means none. */
class LetterSelectionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static LetterSelection read(String json) {
        return LetterSelection.read(MessageJson.mapper().readTree(json), NOW);
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

    @Test
    void readsATimeOrHowLongAgoItWas() {
        var filter = read("{\"since\":\"2h\",\"until\":\"2026-11-25T11:30:00Z\",\"text\":\"banner\"}")
                .filter();
        assertThat(filter.since()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(filter.until()).isEqualTo("2026-11-25T11:30:00Z");
        assertThat(filter.text()).isEqualTo("banner");
        assertThat(read("{\"since\":\"PT90M\"}").filter().since()).isEqualTo("2026-11-25T10:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":\"page\",\"crwal\":\"x\"} | field 'crwal' is unknown, expected one of ids, kind, site, crawl, since, until, text, all",
                "{\"kind\":\"pages\"} | kind 'pages' is unknown",
                "{\"ids\":\"1\"} | field 'ids' is not an array of numbers",
                "{\"ids\":[1.5]} | field 'ids' is not an array of numbers",
                "{\"site\":7} | field 'site' is not a text",
                "{\"all\":\"yes\"} | field 'all' is \"yes\"",
                "[] | the body is not a JSON object",
                "{\"since\":\"yesterday\"} | since 'yesterday' is no time, expected one such as 2026-11-25T08:00:00Z, or 2h",
                "{\"until\":\"2026-11-25\"} | until '2026-11-25' is no time",
                "{\"text\":3} | field 'text' is not a text",
                "{} | nothing says which letters",
                "{\"all\":false} | nothing says which letters",
            })
    void refusesWhatItDoesNotUnderstand(String json, String why) {
        assertThatThrownBy(() -> read(json).filter())
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(why);
    }
}
