package dev.trawl.fetcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssemblyTest {

    private final Assembly assembly = new Assembly(1000);

    @Test
    void putsPartsTogether() {
        assertThat(assembly.add("{\"id\":", false)).isEmpty();
        assertThat(assembly.add("1}", true)).contains(new Assembly.Message.Whole("{\"id\":1}"));
        assertThat(assembly.add("{}", true)).contains(new Assembly.Message.Whole("{}"));
    }

    @Test
    void keepsOfAMessageThatIsTooLongWhatSaysWhoseItIs() {
        assembly.add("{\"method\":\"Runtime.consoleAPICalled\"," + "x".repeat(900), false);
        for (int i = 0; i < 1000; i++) {
            assertThat(assembly.add("y".repeat(1000), false)).isEmpty();
        }
        assembly.add("\"sessionI", false);

        assertThat(assembly.add("d\":\"S1\"}", true))
                .get()
                .isInstanceOfSatisfying(Assembly.Message.TooLong.class, message -> {
                    assertThat(message.beginning())
                            .startsWith("{\"method\":\"Runtime.consoleAPICalled\",x")
                            .hasSizeLessThan(1000);
                    assertThat(message.end())
                            .endsWith("yy\"sessionId\":\"S1\"}")
                            .hasSizeLessThan(1000);
                    assertThat(message.length()).isGreaterThan(1_000_000);
                });
        assertThat(assembly.add("{}", true)).contains(new Assembly.Message.Whole("{}"));
    }

    @Test
    void doesTheSameForAMessageInOnePart() {
        assertThat(assembly.add("{" + "x".repeat(2000) + "\"sessionId\":\"S1\"}", true))
                .get()
                .isInstanceOfSatisfying(
                        Assembly.Message.TooLong.class,
                        message -> assertThat(message.end()).endsWith("xx\"sessionId\":\"S1\"}"));
    }
}
