package dev.trawl.fetcher.browser.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscribedEventsTest {

    @Test
    void dropsWhatNobodyHears() {
        assertThat(SubscribedEvents.isUnheard("{\"method\":\"Network.dataReceived\",\"params\":{\"dataLength\":1}}"))
                .isTrue();
    }

    @Test
    void keepsEventsThatAreHeardAndEveryAnswer() {
        assertThat(SubscribedEvents.isUnheard("{\"method\":\"Page.javascriptDialogOpening\",\"params\":{}}"))
                .isFalse();
        assertThat(SubscribedEvents.isUnheard("{\"id\":7,\"result\":{\"method\":\"Network.dataReceived\"}}"))
                .isFalse();
    }

    @Test
    void keepsWhatIsWrittenInAnotherWay() {
        assertThat(SubscribedEvents.isUnheard("{ \"method\": \"Network.dataReceived\"}"))
                .isFalse();
        assertThat(SubscribedEvents.isUnheard("{\"method\":\"")).isFalse();
        assertThat(SubscribedEvents.isUnheard("")).isFalse();
    }
}
