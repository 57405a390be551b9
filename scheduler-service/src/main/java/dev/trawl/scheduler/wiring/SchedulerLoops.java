package dev.trawl.scheduler.wiring;

import dev.trawl.kafka.Outage;
import dev.trawl.kafka.ScheduledLoop;
import dev.trawl.scheduler.messaging.OutcomeProgress;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import dev.trawl.scheduler.postgres.Migrations;
import dev.trawl.scheduler.task.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and ends the loops of {@link LoopConfiguration} and the listeners. They wait for the database. */
final class SchedulerLoops implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchedulerLoops.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Migrations migrations;
    private final SchedulerMessaging.Listeners listeners;
    private final OutcomeProgress progress;
    private final List<ScheduledLoop> loops;
    private final Outage kafka;
    private final ScheduledLoop askingKafka;
    private final ScheduledLoop startup;
    private volatile boolean running;

    /** @param loops that begin when the database is there */
    SchedulerLoops(
            Migrations migrations,
            Outbox outbox,
            SchedulerMessaging.Listeners listeners,
            OutcomeProgress progress,
            List<ScheduledLoop> loops,
            Clock clock) {
        this.migrations = migrations;
        this.listeners = listeners;
        this.progress = progress;
        this.loops = List.copyOf(loops);
        this.kafka = new Outage("Kafka cannot be reached", log, clock);
        this.askingKafka = new ScheduledLoop("kafka", SECOND, this::askKafka, clock);
        this.startup = new ScheduledLoop(
                "database",
                SECOND,
                new StartupSequence(migrations::migrate, outbox::sendAllAgain, this::beginAll),
                clock);
    }

    @Override
    public synchronized void start() {
        running = true;
        askingKafka.start(migrations::failed);
        startup.start(migrations::failed);
    }

    private void askKafka() throws InterruptedException {
        try {
            progress.step();
            kafka.over();
        } catch (KafkaException e) {
            kafka.failed(e);
        }
    }

    private synchronized void beginAll() {
        if (running) {
            listeners.start();
            loops.forEach(loop -> loop.start(migrations::failed));
            log.info("the ledger is open");
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        ScheduledLoop.closeAll(
                Stream.concat(Stream.of(askingKafka, startup), loops.stream()).toList());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
