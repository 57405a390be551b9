package dev.trawl.fetcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeardEventsTest {

    @Test
    void dropsWhatNobodyHears() {
        assertThat(HeardEvents.isUnheard("{\"method\":\"Network.dataReceived\",\"params\":{\"dataLength\":1}}"))
                .isTrue();
    }

    @Test
    void keepsEventsThatAreHeardAndEveryAnswer() {
        assertThat(HeardEvents.isUnheard("{\"method\":\"Page.javascriptDialogOpening\",\"params\":{}}"))
                .isFalse();
        assertThat(HeardEvents.isUnheard("{\"id\":7,\"result\":{\"method\":\"Network.dataReceived\"}}"))
                .isFalse();
    }

    @Test
    void keepsWhatIsWrittenInAnotherWay() {
        assertThat(HeardEvents.isUnheard("{ \"method\": \"Network.dataReceived\"}"))
                .isFalse();
        assertThat(HeardEvents.isUnheard("{\"method\":\"")).isFalse();
        assertThat(HeardEvents.isUnheard("")).isFalse();
    }
}
