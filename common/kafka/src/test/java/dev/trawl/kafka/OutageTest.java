package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("outage-test");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final Outage outage = new Outage("Kafka cannot be reached", log, clock);

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void detach() {
        log.detachAppender(lines);
    }

    @Test
    void isThreeLinesForTenMinutesOfFailures() {
        for (int second = 0; second < 595; second++) {
            outage.failed(new IllegalStateException("wrapper", new IllegalStateException("refused")));
            clock.step(Duration.ofSeconds(1));
        }
        outage.over();
        outage.over();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Kafka cannot be reached; trying again until it works: IllegalStateException: refused",
                        "Kafka cannot be reached for 300 s now, 301 failures",
                        "over after 595 s and 595 failures: Kafka cannot be reached");
    }

    @Test
    void saysNothingWhenNothingWasWrong() {
        outage.over();

        assertThat(outage.lasts()).isFalse();
        assertThat(lines.list).isEmpty();
    }
}
