package dev.trawl.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedStepTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void triesUntilItWorks() {
        var loop = RepeatedStep.untilItWorks("test", () -> tries.incrementAndGet() == 2);
        loop.start();
        await().until(() -> tries.get() == 2);
        assertThat(loop.isRunning()).isTrue();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void looksAgainAfterItWorked() {
        var loop = RepeatedStep.forEver("test", () -> tries.incrementAndGet() > 0, Duration.ofMillis(1));
        loop.start();
        await().until(() -> tries.get() >= 3);
        loop.stop();
    }

    @Test
    void aStopInterruptsTheTryUnderWay() {
        var interrupted = new CountDownLatch(1);
        var loop = RepeatedStep.untilItWorks("test", () -> {
            tries.incrementAndGet();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return true;
        });
        loop.start();
        await().until(() -> tries.get() == 1);
        loop.stop();
        await().until(() -> interrupted.getCount() == 0);
    }
}
