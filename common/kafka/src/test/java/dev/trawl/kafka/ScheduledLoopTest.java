package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduledLoopTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void runsAStepAfterOneThatFailed() {
        try (var loop = new ScheduledLoop(
                "test",
                Duration.ofMillis(1),
                () -> {
                    if (steps.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                },
                Clock.systemUTC())) {
            loop.start();
            await().until(() -> steps.get() >= 3);
        }
    }

    @Test
    void runsAStepAtTheStartAndWhenWoken() {
        try (var loop = new ScheduledLoop("test", LONG, steps::incrementAndGet, Clock.systemUTC())) {
            loop.start();
            await().until(() -> steps.get() == 1);
            loop.wake();
            await().until(() -> steps.get() == 2);
        }
    }

    @Test
    void retriesAStepUntilItWorks() {
        try (var loop = ScheduledLoop.retrying(
                "test", Duration.ofMillis(1), LONG, () -> steps.incrementAndGet() >= 3, Clock.systemUTC())) {
            loop.start();
            await().during(Duration.ofMillis(50)).until(() -> steps.get() == 3);
        }
    }

    @Test
    void interruptsTheStepUnderWayWhenItIsClosed() {
        var interrupted = new CountDownLatch(1);
        var loop = new ScheduledLoop(
                "test",
                LONG,
                () -> {
                    steps.incrementAndGet();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                },
                Clock.systemUTC());
        loop.start();
        await().until(() -> steps.get() == 1);
        assertThat(loop.isRunning()).isTrue();

        loop.close();

        assertThat(interrupted.getCount()).isZero();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void runsAStepAgainAtOnceWhileThereIsMore() {
        try (var loop =
                ScheduledLoop.whileThereIsMore("test", LONG, () -> steps.incrementAndGet() < 4, Clock.systemUTC())) {
            loop.start();
            await().during(Duration.ofMillis(50)).until(() -> steps.get() == 4);
        }
    }

    @Test
    void runsNoStepAfterItIsClosed() {
        var loop = new ScheduledLoop("test", LONG, steps::incrementAndGet, Clock.systemUTC());
        loop.close();
        loop.start();
        loop.close();
        assertThat(loop.isRunning()).isFalse();
        assertThat(steps).hasValue(0);
    }
}
