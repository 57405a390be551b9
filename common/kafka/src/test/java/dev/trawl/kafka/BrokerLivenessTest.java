package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.SteppingClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BrokerLivenessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SteppingClock clock = SteppingClock.somewhen();
    private boolean asks = true;
    private boolean answers = true;

    private final BrokerLiveness liveness =
            new BrokerLiveness(this::noBroker, this::ask, Duration.ofSeconds(5), PATIENCE, clock);

    private Admin noBroker() {
        return (Admin) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> null);
    }

    private boolean ask(Admin admin) throws TimeoutException {
        if (!answers) {
            throw new TimeoutException("no answer");
        }
        return asks;
    }

    @Test
    void isThereOnceItHasAnswered() throws InterruptedException {
        asks = false;
        liveness.step();
        assertThat(liveness.isThere()).isFalse();

        asks = true;
        liveness.step();
        assertThat(liveness.isThere()).isTrue();
    }

    @Test
    void isThereForAWhileAfterItsLastAnswer() throws InterruptedException {
        liveness.step();
        answers = false;
        clock.step(PATIENCE.minusSeconds(1));
        liveness.step();
        assertThat(liveness.isThere()).isTrue();

        clock.step(Duration.ofSeconds(1));
        assertThat(liveness.isThere()).isFalse();

        answers = true;
        liveness.step();
        assertThat(liveness.isThere()).isTrue();
    }

    @Test
    void isUnhealthyWithWhatItWaitsFor() throws InterruptedException {
        var health = new WaitingHealth(liveness::waitsFor);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("waiting", "Kafka");

        liveness.step();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).isEmpty();
    }
}
