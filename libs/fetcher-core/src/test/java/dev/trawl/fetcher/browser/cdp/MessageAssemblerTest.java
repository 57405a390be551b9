package dev.trawl.fetcher.browser.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageAssemblerTest {

    private final MessageAssembler messageAssembler = new MessageAssembler(1000);

    @Test
    void putsPartsTogether() {
        assertThat(messageAssembler.add("{\"id\":", false)).isEmpty();
        assertThat(messageAssembler.add("1}", true)).contains(new MessageAssembler.Message.Whole("{\"id\":1}"));
        assertThat(messageAssembler.add("{}", true)).contains(new MessageAssembler.Message.Whole("{}"));
    }

    @Test
    void keepsOfAMessageThatIsTooLongWhatSaysWhoseItIs() {
        messageAssembler.add("{\"method\":\"Runtime.consoleAPICalled\"," + "x".repeat(900), false);
        for (int i = 0; i < 1000; i++) {
            assertThat(messageAssembler.add("y".repeat(1000), false)).isEmpty();
        }
        messageAssembler.add("\"sessionI", false);

        assertThat(messageAssembler.add("d\":\"S1\"}", true))
                .get()
                .isInstanceOfSatisfying(MessageAssembler.Message.TooLong.class, message -> {
                    assertThat(message.beginning())
                            .startsWith("{\"method\":\"Runtime.consoleAPICalled\",x")
                            .hasSizeLessThan(1000);
                    assertThat(message.end())
                            .endsWith("yy\"sessionId\":\"S1\"}")
                            .hasSizeLessThan(1000);
                    assertThat(message.length()).isGreaterThan(1_000_000);
                });
        assertThat(messageAssembler.add("{}", true)).contains(new MessageAssembler.Message.Whole("{}"));
    }

    @Test
    void doesTheSameForAMessageInOnePart() {
        assertThat(messageAssembler.add("{" + "x".repeat(2000) + "\"sessionId\":\"S1\"}", true))
                .get()
                .isInstanceOfSatisfying(
                        MessageAssembler.Message.TooLong.class,
                        message -> assertThat(message.end()).endsWith("xx\"sessionId\":\"S1\"}"));
    }
}
