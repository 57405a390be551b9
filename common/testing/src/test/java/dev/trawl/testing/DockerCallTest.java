package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.devservers.ServerFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of the engine ends, and says why when it fails. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DockerCallTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void returnsWhenTheCallIsDone() {
        var done = new CountDownLatch(1);
        DockerCall.run("cannot count", LONG, done::countDown);
        assertThat(done.getCount()).isZero();
    }

    @Test
    void saysWhatFailedAndWhy() {
        var why = new IllegalStateException("launch failed", new IllegalArgumentException("no such image"));
        assertThatThrownBy(() -> DockerCall.run("cannot make it", LONG, () -> {
                    throw why;
                }))
                .isInstanceOf(ServerFailed.class)
                .hasMessage("cannot make it: no such image")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesUpAfterTheLimit() {
        var never = new CountDownLatch(1);
        assertThatThrownBy(() -> DockerCall.run("cannot stop it", Duration.ofMillis(10), () -> awaitQuietly(never)))
                .isInstanceOf(ServerFailed.class)
                .hasMessageStartingWith("cannot stop it within");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
