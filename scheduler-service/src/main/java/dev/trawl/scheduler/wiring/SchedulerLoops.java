package dev.trawl.scheduler.wiring;

import dev.trawl.messaging.Outage;
import dev.trawl.scheduler.ledger.Outbox;
import dev.trawl.scheduler.ledger.OverdueMonitor;
import dev.trawl.scheduler.messaging.OutboxSender;
import dev.trawl.scheduler.messaging.OutcomeProgress;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import dev.trawl.scheduler.postgres.Migrations;
import dev.trawl.scheduler.publishing.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All that the scheduler does by itself: loops of steps. Waits for the database before anything else. */
final class SchedulerLoops implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchedulerLoops.class);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration METRICS = Duration.ofSeconds(10);
    private static final Duration REBUILD = Duration.ofMinutes(5);

    private final Steps steps;
    private final PublisherWaker publisherWaker;
    private final Clock clock;
    private final Outage kafka;
    private final List<ScheduledLoop> loops = new ArrayList<>();
    private volatile boolean running;

    /** What is stepped. */
    record Steps(
            Migrations migrations,
            Publisher publisher,
            OverdueMonitor watch,
            OutboxSender sender,
            Outbox outbox,
            OutcomeProgress progress,
            SchedulerMessaging.Listeners listeners,
            UsersFile usersFile,
            LedgerMetrics metrics,
            Crawling crawling) {}

    SchedulerLoops(Steps steps, PublisherWaker publisherWaker, Clock clock) {
        this.steps = steps;
        this.publisherWaker = publisherWaker;
        this.clock = clock;
        this.kafka = new Outage("Kafka cannot be reached", log, clock);
    }

    @Override
    public synchronized void start() {
        running = true;
        begin("kafka", SECOND, this::askKafka);
        begin(
                "database",
                SECOND,
                new StartupSequence(
                        steps.migrations()::migrate,
                        steps.outbox()::sendAllAgain,
                        this::beginAll,
                        steps.usersFile()::step));
    }

    private synchronized void begin(String name, Duration interval, ScheduledLoop.Step step) {
        if (running) {
            var outage = new Outage("the step '" + name + "' fails", log, clock);
            loops.add(ScheduledLoop.start(
                    name,
                    interval,
                    () -> {
                        step.run();
                        outage.over();
                    },
                    failure -> failed(failure, outage)));
        }
    }

    private void failed(RuntimeException failure, Outage outage) {
        if (!steps.migrations().failed(failure)) {
            outage.failed(failure);
        }
    }

    private void askKafka() throws InterruptedException {
        try {
            steps.progress().step();
            kafka.over();
        } catch (KafkaException e) {
            kafka.failed(e);
        }
    }

    private void beginAll() {
        steps.listeners().start();
        ScheduledLoop publishing = publishing();
        publisherWaker.set(publishing::wake);
        begin(
                "watch",
                Duration.ofSeconds(2),
                () -> steps.progress()
                        .heardUpTo()
                        .map(steps.watch()::step)
                        .filter(changed -> changed > 0)
                        .ifPresent(changed -> publisherWaker.wake()));
        begin("ends", Duration.ofMillis(500), steps.crawling().ends()::step);
        begin("waits", Duration.ofMillis(200), steps.crawling().waits()::step);
        begin("attendance", SECOND, steps.crawling().attendance()::step);
        begin("outbox", Duration.ofMillis(500), steps.sender()::step);
        begin("metrics", METRICS, steps.metrics()::step);
        begin("control", REBUILD, steps.outbox()::sendAllAgain);
        log.info("the ledger is open");
    }

    private synchronized ScheduledLoop publishing() {
        begin("publishing", SECOND, () -> {
            OptionalInt published;
            do {
                published = steps.publisher().step();
                // while Kafka is away nothing was asked of the database, so nothing is known of it
                published.ifPresent(confirmed -> steps.migrations().worked());
            } while (published.orElse(0) > 0 && running);
        });
        return loops.getLast();
    }

    @Override
    public void stop() {
        List<ScheduledLoop> ending;
        synchronized (this) {
            running = false;
            ending = List.copyOf(loops);
            loops.clear();
        }
        ending.forEach(ScheduledLoop::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
