package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that starts is asked until it answers, and no longer than makes sense. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StartupProbeTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void succeedsAtTheFirstAnswer() {
        var questions = new AtomicInteger();
        assertThat(StartupProbe.succeeds(() -> questions.incrementAndGet() == 3, () -> true, LONG))
                .isTrue();
        assertThat(questions).hasValue(3);
    }

    @Test
    void failsAtOnceWhereTheServerHasEnded() {
        assertThat(StartupProbe.succeeds(() -> false, () -> false, LONG)).isFalse();
    }

    @Test
    void failsAfterTheLimit() {
        assertThat(StartupProbe.succeeds(() -> false, () -> true, Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void failsAtOnceWhereItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(StartupProbe.succeeds(() -> false, () -> true, LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
