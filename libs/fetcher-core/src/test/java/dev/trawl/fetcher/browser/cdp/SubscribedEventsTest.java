package dev.trawl.fetcher.browser.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscribedEventsTest {

    @Test
    void dropsEventsWithoutASubscriber() {
        assertThat(SubscribedEvents.isUnsubscribed(
                        "{\"method\":\"Network.dataReceived\",\"params\":{\"dataLength\":1}}"))
                .isTrue();
    }

    @Test
    void keepsSubscribedEventsAndEveryAnswer() {
        assertThat(SubscribedEvents.isUnsubscribed("{\"method\":\"Page.javascriptDialogOpening\",\"params\":{}}"))
                .isFalse();
        assertThat(SubscribedEvents.isUnsubscribed("{\"id\":7,\"result\":{\"method\":\"Network.dataReceived\"}}"))
                .isFalse();
    }

    @Test
    void keepsWhatIsWrittenInAnotherWay() {
        assertThat(SubscribedEvents.isUnsubscribed("{ \"method\": \"Network.dataReceived\"}"))
                .isFalse();
        assertThat(SubscribedEvents.isUnsubscribed("{\"method\":\"")).isFalse();
        assertThat(SubscribedEvents.isUnsubscribed("")).isFalse();
    }
}
