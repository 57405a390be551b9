package dev.trawl.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is started again after its end, and what is not. */
class RestartsTest {

    private final SteppingClock clock = SteppingClock.somewhen();
    private final Restarts restarts = new Restarts(clock);

    @Test
    void aServiceThatSaysItCannotStartIsNotStartedAgain() {
        assertThat(restarts.mayRestart("parser", 1)).isFalse();
    }

    @Test
    void aKilledOneIsAndSoIsOneThatRanOutOfMemory() {
        assertThat(restarts.mayRestart("parser", 137)).isTrue();
        assertThat(restarts.mayRestart("fetcher-1", 3)).isTrue();
        assertThat(restarts.mayRestart("Kafka", Restarts.UNKNOWN)).isTrue();
    }

    @Test
    void theSixthEndInTenMinutesIsTheLast() {
        for (int end = 1; end <= 5; end++) {
            assertThat(restarts.mayRestart("parser", 137)).isTrue();
        }
        assertThat(restarts.mayRestart("parser", 137)).isFalse();
        assertThat(restarts.mayRestart("storage", 137)).isTrue();
    }

    @Test
    void endsOfLongAgoDoNotCount() {
        for (int end = 1; end <= 50; end++) {
            clock.step(Duration.ofMinutes(3));
            assertThat(restarts.mayRestart("parser", 137)).isTrue();
        }
    }
}
