package dev.trawl.storage.messaging;

import dev.trawl.messaging.RepeatedStep;
import dev.trawl.messaging.TopicCreation;
import dev.trawl.storage.postgres.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Starts the listeners as soon as the schema is ready and the topics exist. */
@Component
final class IntakeStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IntakeStart.class);

    private final Schema schema;
    private final TopicCreation topics;
    private final KafkaListenerEndpointRegistry listeners;
    private final ConfigurableApplicationContext context;
    private final RepeatedStep loop = RepeatedStep.untilItWorks("intake-start", this::stepOrEnd);
    private volatile boolean started;

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
        loop.start();
    }

    /** @return whether no further try is needed: the intake runs, or the service ends */
    private boolean stepOrEnd() throws InterruptedException {
        try {
            return step();
        } catch (RuntimeException e) {
            log.error("cannot migrate the schema storage to the version of this build, stopping: {}", e.getMessage());
            Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
            return true;
        }
    }

    /** Tries once. @return whether the intake runs */
    boolean step() throws InterruptedException {
        if (!schema.step() || !topics.await(RepeatedStep.RETRY)) {
            return false;
        }
        listeners.start();
        started = true;
        log.info("taking in records");
        return true;
    }

    boolean isStarted() {
        return started;
    }

    String waitsFor() {
        return schema.isReady() ? topics.waitsFor() : "Postgres";
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
