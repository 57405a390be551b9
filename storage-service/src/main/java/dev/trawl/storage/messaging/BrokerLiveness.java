package dev.trawl.storage.messaging;

import dev.trawl.kafka.Outage;
import dev.trawl.kafka.ScheduledLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Reports whether the broker can be reached. Consumers wait for it without an error. */
@Component("kafkaHealthIndicator")
final class BrokerLiveness implements HealthIndicator, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BrokerLiveness.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final KafkaAdmin settings;
    private final Outage outage;
    private final ScheduledLoop loop;
    private @Nullable Admin admin;
    private volatile boolean reachable;

    BrokerLiveness(KafkaAdmin settings, Clock clock) {
        this.settings = settings;
        this.outage = new Outage("Kafka cannot be reached", log, clock);
        this.loop = new ScheduledLoop("broker-liveness", EVERY, this::step, clock);
    }

    /** Checks once. */
    synchronized void step() throws InterruptedException {
        try {
            if (admin == null) {
                admin = Admin.create(settings.getConfigurationProperties());
            }
            admin.describeCluster().nodes().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            reachable = true;
            outage.over();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            reachable = false;
            outage.failed(e);
        }
    }

    @Override
    public Health health() {
        return reachable ? Health.up().build() : Health.down().build();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.close();
        closeAdmin();
    }

    private synchronized void closeAdmin() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
