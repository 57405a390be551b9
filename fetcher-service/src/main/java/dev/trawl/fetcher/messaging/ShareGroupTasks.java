package dev.trawl.fetcher.messaging;

import dev.trawl.fetcher.visit.Done;
import dev.trawl.fetcher.visit.TaskHandler;
import dev.trawl.fetcher.visit.TaskSource;
import dev.trawl.messages.MalformedMessage;
import dev.trawl.messages.Task;
import dev.trawl.messaging.MalformedMessages;
import dev.trawl.messaging.Outage;
import dev.trawl.messaging.Received;
import dev.trawl.messaging.Sender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One slot's tasks from a share group (KIP-932). The consumer belongs to the thread that runs {@link #run}; the visit is made
 * by another, while this one renews the lock: a visit of minutes disturbs nobody. Without a broker there is no consumer,
 * since one without a broker burns a core.
 */
public final class ShareGroupTasks implements TaskSource {

    private static final Logger LOG = LoggerFactory.getLogger(ShareGroupTasks.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration UNWIND = Duration.ofSeconds(10);
    private static final int DEFAULT_LOCK_MILLIS = 15_000;
    private static final double SILENT_SECONDS = 8;

    private final ShareSettings settings;
    private final MalformedMessages malformed;
    private final BooleanSupplier ready;
    private final Clock clock;
    private final Outage outage;
    private final ExecutorService visits;
    private volatile boolean stopping;
    private volatile Instant stopBy = Instant.MAX;

    /** @param ready whether a task may be asked for now; may take a while to answer */
    public ShareGroupTasks(
            ShareSettings settings, MalformedMessages malformed, BooleanSupplier ready, int slot, Clock clock) {
        this.settings = settings;
        this.malformed = malformed;
        this.ready = ready;
        this.clock = clock;
        this.outage = new Outage("slot " + slot + " cannot reach Kafka for tasks", LOG, clock);
        this.visits = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("visit-" + slot).factory());
    }

    @Override
    public void stop() {
        stopBy = clock.instant().plus(settings.grace());
        stopping = true;
    }

    @Override
    public void run(TaskHandler handler) {
        while (!stopping) {
            Optional<IOException> unreachable = unreachable();
            if (unreachable.isPresent()) {
                outage.failed(unreachable.get());
                rest();
                continue;
            }
            consume(handler);
        }
        visits.shutdownNow();
    }

    private void consume(TaskHandler handler) {
        try (KafkaShareConsumer<byte[], byte[]> consumer = open()) {
            try {
                while (!stopping && !(isSilent(consumer) && unreachable().isPresent())) {
                    if (!ready.getAsBoolean()) {
                        rest();
                        continue;
                    }
                    Instant asked = clock.instant();
                    for (var task : consumer.poll(POLL)) {
                        hold(consumer, task, handler, asked);
                    }
                    outage.over();
                }
            } finally {
                consumer.close(Duration.ofSeconds(1));
            }
        } catch (KafkaException | IllegalStateException e) {
            outage.failed(e);
            rest();
        }
    }

    private KafkaShareConsumer<byte[], byte[]> open() {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put("bootstrap.servers", settings.bootstrap());
        config.put("group.id", settings.group());
        config.put("share.acknowledgement.mode", "explicit");
        config.put("share.acquire.mode", "record_limit");
        config.put("max.poll.records", 1);
        var consumer = new KafkaShareConsumer<byte[], byte[]>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(settings.topic()));
        return consumer;
    }

    /** Holds one task while its visit is made: renews its lock, and gives it back as the visit ends. */
    private void hold(
            KafkaShareConsumer<byte[], byte[]> consumer,
            ConsumerRecord<byte[], byte[]> task,
            TaskHandler handler,
            Instant acquired) {
        int duration = consumer.acquisitionLockTimeoutMs().orElse(DEFAULT_LOCK_MILLIS);
        var lock = new Lock(clock, Duration.ofMillis(duration), acquired);
        Future<Done> running = visits.submit(() -> handle(task, handler, lock));
        try {
            AcknowledgeType type = AcknowledgeType.RENEW;
            while (type == AcknowledgeType.RENEW) {
                type = next(running, lock, duration / 3);
                Instant asked = clock.instant();
                consumer.acknowledge(task, type);
                if (isRefused(consumer)) {
                    LOG.warn("the lock of a task at {}/{} is lost; its visit stops", task.partition(), task.offset());
                    return;
                }
                lock.renewed(asked);
                if (type == AcknowledgeType.RENEW && !isGivenAgain(consumer, task, duration / 3)) {
                    return;
                }
            }
        } finally {
            if (running.cancel(true)) {
                unwound();
            }
        }
    }

    private Done handle(ConsumerRecord<byte[], byte[]> record, TaskHandler handler, Lock lock)
            throws InterruptedException {
        LOG.debug("task at {}/{}, delivery {}", record.partition(), record.offset(), record.deliveryCount());
        try {
            return handler.visit(Received.read(record, Task.class), lock);
        } catch (MalformedMessage e) {
            return setAside(record, e);
        } catch (RuntimeException e) {
            LOG.error("a task could not be visited by a fault of the fetcher; handed back to the queue", e);
            return Done.HAND_BACK;
        }
    }

    private Done setAside(ConsumerRecord<byte[], byte[]> record, MalformedMessage why) throws InterruptedException {
        try {
            malformed.setAside(record, why);
            return Done.FINISHED;
        } catch (Sender.NotSent e) {
            return Done.HAND_BACK;
        }
    }

    private AcknowledgeType next(Future<Done> running, Lock lock, int third) {
        try {
            if (stopping && clock.instant().isAfter(stopBy)) {
                lock.handBack();
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
            LOG.warn("a visit was cut short", e);
            return AcknowledgeType.RELEASE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return AcknowledgeType.RELEASE;
        }
    }

    private static boolean isRefused(KafkaShareConsumer<byte[], byte[]> consumer) {
        return consumer.commitSync(COMMIT).values().stream().anyMatch(Optional::isPresent);
    }

    /** The renewed record comes again from memory, nothing is fetched; whatever else comes is given back. */
    private static boolean isGivenAgain(
            KafkaShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> task, int millis) {
        boolean mine = false;
        for (var again : consumer.poll(Duration.ofMillis(millis))) {
            if (again.partition() == task.partition() && again.offset() == task.offset()) {
                mine = true;
            } else {
                consumer.acknowledge(again, AcknowledgeType.RELEASE);
            }
        }
        return mine;
    }

    /** A second visit must not begin before the first has ended. */
    private void unwound() {
        try {
            visits.submit(() -> {}).get(UNWIND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a visit that was told to stop does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether no heartbeat was answered for a while; one is sent every 5 s. */
    private static boolean isSilent(KafkaShareConsumer<byte[], byte[]> consumer) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
                .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > SILENT_SECONDS);
    }

    private Optional<IOException> unreachable() {
        IOException last = new IOException("no broker in '" + settings.bootstrap() + "'");
        for (String broker : settings.bootstrap().split(",", -1)) {
            int colon = broker.lastIndexOf(':');
            if (colon < 1) {
                continue;
            }
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                broker.substring(0, colon).strip(),
                                Integer.parseInt(broker.substring(colon + 1).strip())),
                        500);
                return Optional.empty();
            } catch (IOException e) {
                last = e;
            }
        }
        return Optional.of(last);
    }

    private void rest() {
        try {
            for (int i = 0; i < 10 && !stopping; i++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
