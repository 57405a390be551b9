package dev.trawl.scheduler.wiring;

import dev.trawl.kafka.ScheduledLoop;
import dev.trawl.postgres.DatabaseGate;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import dev.trawl.scheduler.task.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and ends the loops of {@link LoopConfiguration} and the listeners. They wait for the database. */
final class SchedulerLoops implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchedulerLoops.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DatabaseGate gate;
    private final SchedulerMessaging.Listeners listeners;
    private final List<ScheduledLoop> loops;
    private final ScheduledLoop startup;
    private volatile boolean running;

    /** @param loops that begin when the database is there */
    SchedulerLoops(
            DatabaseGate gate,
            Outbox outbox,
            SchedulerMessaging.Listeners listeners,
            List<ScheduledLoop> loops,
            Clock clock) {
        this.gate = gate;
        this.listeners = listeners;
        this.loops = List.copyOf(loops);
        this.startup = new ScheduledLoop(
                "database", SECOND, new StartupSequence(gate::open, outbox::sendAllAgain, this::beginAll), clock);
    }

    @Override
    public synchronized void start() {
        running = true;
        // before it is open, this loop reports what is wrong
        startup.start(failure -> gate.isOpen() && gate.failed(failure));
    }

    private synchronized void beginAll() {
        if (running) {
            listeners.start();
            loops.forEach(loop -> loop.start(gate::failed));
            log.info("the ledger is open");
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        ScheduledLoop.closeAll(Stream.concat(Stream.of(startup), loops.stream()).toList());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
