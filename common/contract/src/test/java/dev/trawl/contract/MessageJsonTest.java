package dev.trawl.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact JSON is pinned by docs/topics.md, see {@link TopicsPageTest}; here: what is read, and what is refused. */
class MessageJsonTest {

    static Stream<Object> everyMessage() {
        return Stream.of(
                        Stream.of(
                                Examples.REQUEST,
                                Examples.TASK,
                                Examples.RECORD,
                                Examples.LETTER,
                                Examples.MALFORMED,
                                Examples.HEARTBEAT),
                        Examples.outcomes().values().stream(),
                        Examples.controls().values().stream())
                .flatMap(messages -> messages);
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void readsBackWhatItWrote(Object message) {
        Class<?> type = message instanceof Outcome ? Outcome.class : message.getClass();

        assertThat((Object) MessageJson.read(MessageJson.write(message), type)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void ignoresUnknownFields(Object message) {
        Class<?> type = message instanceof Outcome ? Outcome.class : message.getClass();
        String json = new String(MessageJson.write(message), UTF_8).replaceFirst("\\{", "{\"later\":{\"a\":[1]},");

        assertThat((Object) MessageJson.read(json.getBytes(UTF_8), type)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{}",
                "7",
                "\"x\"",
                "{\"outcome\":\"NEVER_HEARD\"}",
                "{\"outcome\":\"STORED\"}",
                "\u0000\u0001"
            })
    void refusesWhatIsNoOutcome(String value) {
        assertThatThrownBy(() -> MessageJson.read(value.getBytes(UTF_8), Outcome.class))
                .isInstanceOf(MalformedMessage.class);
    }

    @Test
    void saysWhatIsMissing() {
        String json = new String(MessageJson.write(Examples.TASK), UTF_8).replace("\"attempt\":2", "\"attempt\":0");

        assertThatThrownBy(() -> MessageJson.read(json.getBytes(UTF_8), Task.class))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("not a valid Task: attempt is 0, expected at least 1");
        assertThatThrownBy(() -> MessageJson.read(null, Task.class)).hasMessageContaining("null, expected Task");
    }

    @Test
    void readsRequestsInEveryForm() {
        assertThat(MessageJson.readRequest(" user-1\n".getBytes(UTF_8)).users()).containsExactly("user-1");
        assertThat(MessageJson.readRequest("{\"user\":\"a\"}".getBytes(UTF_8)).users())
                .containsExactly("a");
        assertThat(MessageJson.readRequest("{\"users\":[\"a\",\"b\"],\"site\":\"demo\"}".getBytes(UTF_8)))
                .isEqualTo(new CrawlRequest(new SiteId("demo"), null, List.of("a", "b"), null, null));
        for (String bad : List.of("a\nb", "{\"users\":[]}", "{", "{\"user\":\"a\",\"priority\":10}")) {
            assertThatThrownBy(() -> MessageJson.readRequest(bad.getBytes(UTF_8)))
                    .as(bad)
                    .isInstanceOf(MalformedMessage.class);
        }
        assertThatThrownBy(() -> MessageJson.readRequest(new byte[] {(byte) 0xff}))
                .isInstanceOf(MalformedMessage.class);
    }

    @Test
    void readsAPageFromItsHeaders() {
        CapturedPage page = Examples.PAGE;

        assertThat(CapturedPage.read(page.headers(), page.html())).isEqualTo(page);
        assertThatThrownBy(() -> CapturedPage.read(page.headers(), "other".getBytes(UTF_8)))
                .hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> CapturedPage.read(page.headers(), null)).isInstanceOf(MalformedMessage.class);
        for (String name : page.headers().keySet()) {
            var headers = new HashMap<>(page.headers());
            headers.remove(name);
            assertThatThrownBy(() -> CapturedPage.read(headers, page.html()))
                    .isInstanceOf(MalformedMessage.class)
                    .hasMessageContaining(name);
        }
    }
}
