package dev.trawl.fetcher.messaging;

import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.Task;
import dev.trawl.fetcher.visit.TaskHandler;
import dev.trawl.fetcher.visit.TaskHandler.Delivery;
import dev.trawl.kafka.MalformedMessages;
import dev.trawl.kafka.MessageSender;
import dev.trawl.kafka.Outage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of one slot, from a share group (KIP-932). The thread of {@link #run} owns the consumer and renews the lock on
 * the task, while another thread makes the visit. Without a broker there is no consumer, since such a consumer uses a whole
 * core.
 */
final class ShareGroupTasks {

    private static final Logger log = LoggerFactory.getLogger(ShareGroupTasks.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration UNWIND = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(1);

    /** After this a member that is not ready leaves the group, so that a task acquired for it is not delayed for long. */
    private static final Duration UNPOLLED = Duration.ofSeconds(4);

    private final ShareGroupMembership.Settings settings;
    private final Brokers brokers;
    private final MalformedMessages malformed;
    private final BooleanSupplier ready;
    private final Clock clock;
    private final Outage outage;
    private final ExecutorService visits;
    private volatile boolean stopping;
    private volatile Instant stopBy = Instant.MAX;

    /** @param ready whether the slot may ask for a task now; the answer may take a while */
    ShareGroupTasks(
            ShareGroupMembership.Settings settings,
            MalformedMessages malformed,
            BooleanSupplier ready,
            int slot,
            Clock clock) {
        this.settings = settings;
        this.brokers = new Brokers(settings.bootstrap());
        this.malformed = malformed;
        this.ready = ready;
        this.clock = clock;
        this.outage = new Outage("slot " + slot + " cannot reach Kafka for tasks", log, clock);
        this.visits = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("visit-" + slot).factory());
    }

    /**
     * Takes no more tasks. The visit that runs has the grace period to end; then it is aborted and its task handed back. Returns
     * at once. Any thread may call it.
     */
    void stop() {
        stopBy = clock.instant().plus(settings.grace());
        stopping = true;
    }

    /** Takes tasks until {@link #stop}. Returns when the last visit has ended. The slot's own thread calls it. */
    void run(TaskHandler handler) {
        while (!stopping) {
            handler.polling();
            Optional<IOException> unreachable = brokers.unreachable();
            if (unreachable.isPresent()) {
                outage.failed(unreachable.get());
                rest(LONG);
                continue;
            }
            consume(handler);
            awaitReady(handler);
        }
        visits.shutdownNow();
    }

    /** One membership. It ends when Kafka does not answer, or when the slot cannot visit the tasks that it could acquire. */
    private void consume(TaskHandler handler) {
        try (var group = ShareGroupMembership.join(settings, clock)) {
            while (!stopping && !(group.isSilent() && brokers.unreachable().isPresent())) {
                handler.polling();
                if (ready.getAsBoolean()) {
                    take(group, handler);
                    outage.over();
                } else if (group.unpolled().compareTo(UNPOLLED) > 0) {
                    return;
                } else {
                    rest(SHORT);
                }
            }
        } catch (RuntimeException e) {
            // The slot goes on after any fault, since a slot whose thread ends takes no more tasks.
            outage.failed(e);
            rest(LONG);
        }
    }

    private void take(ShareGroupMembership group, TaskHandler handler) {
        for (var task : group.poll(POLL)) {
            hold(group, task, handler);
        }
    }

    /** Stays outside of the group until the slot can visit a task. */
    private void awaitReady(TaskHandler handler) {
        while (!stopping && !ready.getAsBoolean()) {
            handler.polling();
            rest(LONG);
        }
    }

    /** Holds one task during its visit: renews the lock, then acknowledges the task by the result of the visit. */
    private void hold(ShareGroupMembership group, ConsumerRecord<byte[], byte[]> task, TaskHandler handler) {
        int duration = group.lockMillis();
        var acquisitionLock = new AcquisitionLock(clock, Duration.ofMillis(duration), group.acquiredAfter());
        Future<TaskHandler.Disposition> running = visits.submit(() -> handle(task, handler, acquisitionLock));
        try {
            AcknowledgeType type = AcknowledgeType.RENEW;
            while (type == AcknowledgeType.RENEW) {
                type = next(running, acquisitionLock, duration / 3);
                Instant asked = clock.instant();
                if (!group.acknowledge(task, type)) {
                    log.warn("the lock of a task at {}/{} is lost; its visit stops", task.partition(), task.offset());
                    return;
                }
                acquisitionLock.renewed(asked);
                if (type == AcknowledgeType.RENEW && !group.isGivenAgain(task, duration / 3)) {
                    return;
                }
            }
        } finally {
            if (running.cancel(true)) {
                unwound();
            }
        }
    }

    private TaskHandler.Disposition handle(
            ConsumerRecord<byte[], byte[]> record, TaskHandler handler, AcquisitionLock acquisitionLock)
            throws InterruptedException {
        log.debug("task at {}/{}, delivery {}", record.partition(), record.offset(), record.deliveryCount());
        try {
            return handler.visit(
                    new Delivery(
                            ReceivedMessage.read(record, Task.class),
                            record.deliveryCount().orElse((short) 1)),
                    acquisitionLock);
        } catch (MalformedMessage e) {
            return setAside(record, e);
        } catch (RuntimeException e) {
            log.error("a task could not be visited by a fault of the fetcher; handed back to the queue", e);
            return TaskHandler.Disposition.HAND_BACK;
        }
    }

    private TaskHandler.Disposition setAside(ConsumerRecord<byte[], byte[]> record, MalformedMessage why)
            throws InterruptedException {
        try {
            malformed.setAside(record, why);
            return TaskHandler.Disposition.FINISHED;
        } catch (MessageSender.NotSent e) {
            return TaskHandler.Disposition.HAND_BACK;
        }
    }

    private AcknowledgeType next(Future<TaskHandler.Disposition> running, AcquisitionLock acquisitionLock, int third) {
        try {
            if (stopping && clock.instant().isAfter(stopBy)) {
                acquisitionLock.handBack();
                if (clock.instant().isAfter(stopBy.plus(UNWIND))) {
                    return AcknowledgeType.RELEASE;
                }
            }
            return switch (running.get(stopping ? Math.min(third, 500) : third, TimeUnit.MILLISECONDS)) {
                case FINISHED -> AcknowledgeType.ACCEPT;
                case HAND_BACK -> AcknowledgeType.RELEASE;
            };
        } catch (TimeoutException busy) {
            return AcknowledgeType.RENEW;
        } catch (ExecutionException | CancellationException e) {
            log.warn("a visit was cut short", e);
            return AcknowledgeType.RELEASE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return AcknowledgeType.RELEASE;
        }
    }

    /** A second visit must not begin before the first has ended. */
    private void unwound() {
        try {
            visits.submit(() -> {}).get(UNWIND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("a visit that was interrupted does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(Duration rest) {
        Instant end = clock.instant().plus(rest);
        try {
            while (!stopping && clock.instant().isBefore(end)) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
