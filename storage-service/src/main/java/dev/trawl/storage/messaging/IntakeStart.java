package dev.trawl.storage.messaging;

import dev.trawl.messaging.TopicCreation;
import dev.trawl.storage.postgres.Schema;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Starts the listeners as soon as there is a schema to store into and topics to read. */
@Component
final class IntakeStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IntakeStart.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Schema schema;
    private final TopicCreation topics;
    private final KafkaListenerEndpointRegistry listeners;
    private final ConfigurableApplicationContext context;
    private volatile boolean running;
    private volatile boolean takingIn;
    private volatile Thread thread = Thread.currentThread();

    IntakeStart(
            Schema schema,
            TopicCreation topics,
            KafkaListenerEndpointRegistry listeners,
            ConfigurableApplicationContext context) {
        this.schema = schema;
        this.topics = topics;
        this.listeners = listeners;
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("intake-start").start(this::loop);
    }

    private void loop() {
        try {
            while (running && !step()) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("the schema storage cannot be brought to this version, stopping: {}", e.getMessage());
            Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
        }
    }

    /** Tries once. @return whether the intake runs */
    boolean step() throws InterruptedException {
        if (!schema.step() || !topics.await(RETRY)) {
            return false;
        }
        listeners.start();
        takingIn = true;
        log.info("taking in records");
        return true;
    }

    boolean isTakingIn() {
        return takingIn;
    }

    String waitsFor() {
        return schema.isReady() ? "Kafka" : "Postgres";
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
