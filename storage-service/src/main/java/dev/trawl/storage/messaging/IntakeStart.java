package dev.trawl.storage.messaging;

import dev.trawl.kafka.ScheduledLoop;
import dev.trawl.kafka.TopicCreation;
import dev.trawl.postgres.DatabaseGate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/**
 * Starts the listeners as soon as the database is open and the topics exist. A schema that this build cannot migrate stops the
 * service.
 */
@Component
final class IntakeStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IntakeStart.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DatabaseGate gate;
    private final TopicCreation topics;
    private final KafkaListenerEndpointRegistry listeners;
    private final ConfigurableApplicationContext context;
    private final ScheduledLoop loop;
    private volatile boolean started;
    private volatile boolean ending;

    IntakeStart(
            DatabaseGate gate,
            TopicCreation topics,
            KafkaListenerEndpointRegistry listeners,
            ConfigurableApplicationContext context,
            Clock clock) {
        this.gate = gate;
        this.topics = topics;
        this.listeners = listeners;
        this.context = context;
        this.loop = new ScheduledLoop("intake-start", RETRY, this::stepOrEnd, clock);
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Tries until the intake runs, or the service ends. */
    private void stepOrEnd() throws InterruptedException {
        if (started || ending) {
            return;
        }
        try {
            step();
        } catch (RuntimeException e) {
            ending = true;
            log.error("cannot migrate the schema storage to the version of this build, stopping: {}", e.getMessage());
            Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
        }
    }

    /** Tries once. */
    void step() throws InterruptedException {
        if (!gate.open() || !topics.await(RETRY)) {
            return;
        }
        listeners.start();
        started = true;
        log.info("taking in records");
    }

    boolean isStarted() {
        return started;
    }

    /** What is not there, for people; empty once the listeners run. */
    Optional<String> waitsFor() {
        if (started) {
            return Optional.empty();
        }
        return gate.isOpen() ? topics.waitsFor().or(() -> Optional.of("the listeners")) : Optional.of("Postgres");
    }

    @Override
    public void stop() {
        loop.close();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
