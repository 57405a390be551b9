package dev.trawl.fetcher.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.Control;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Topics;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.ControlState;
import dev.trawl.kafka.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads {@code crawl.control} to its end before the first task is taken, and follows it from then on. The topic is compacted: its
 * messages are the whole state. Thread-safe.
 */
@Component
class ControlReader implements ControlState, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ControlReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** The topic is made by another service, which starts at the same time. */
    private static final Duration RETRY = Duration.ofMillis(200);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Topics topics;
    private final MeterRegistry metrics;
    private final Outage outage;
    private final Map<String, Control> messages = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile boolean running;

    ControlReader(ConsumerFactory<byte[], byte[]> consumers, Topics topics, MeterRegistry metrics, Clock clock) {
        this.consumers = consumers;
        this.topics = topics;
        this.metrics = metrics;
        this.outage = new Outage("crawl.control cannot be read", log, clock);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("control").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                follow();
            } catch (RuntimeException e) {
                // Without control messages a fetcher would not notice what is cancelled, so it tries again after any
                // fault.
                outage.failed(e);
                rest();
            }
        }
    }

    private void follow() {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer("control-" + topics.prefix(), null)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.control(), Duration.ofSeconds(10)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException(topics.control() + " is not there yet");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, Duration.ofSeconds(10));
            boolean behind = true;
            while (running) {
                // before the poll: one of a topic without messages takes its whole time
                if (behind
                        && ends.entrySet().stream()
                                .allMatch(end ->
                                        consumer.position(end.getKey(), Duration.ofSeconds(10)) >= end.getValue())) {
                    behind = false;
                    caughtUp.countDown();
                    outage.over();
                }
                for (var message : consumer.poll(POLL)) {
                    take(message);
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String key = message.key() == null ? "" : new String(message.key(), UTF_8);
        if (message.value() == null) {
            messages.remove(key);
            return;
        }
        try {
            messages.put(key, read(key, message));
        } catch (MalformedMessage e) {
            metrics.counter("trawl.messages.malformed", "topic", message.topic())
                    .increment();
            log.warn("skipped a malformed control message, {} at {}: {}", key, message.offset(), e.getMessage());
        }
    }

    private static Control read(String key, ConsumerRecord<byte[], byte[]> message) {
        return switch (key.substring(0, Math.max(0, key.indexOf('/')))) {
            case "crawl" -> ReceivedMessage.read(message, Control.OfCrawl.class);
            case "task" -> ReceivedMessage.read(message, Control.OfTask.class);
            case "site" -> ReceivedMessage.read(message, Control.OfSite.class);
            default -> throw new MalformedMessage("key '" + key + "' is not crawl/…, task/… or site/…");
        };
    }

    private void rest() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Whether all messages that the topic had at the start are read. */
    boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    @Override
    public boolean cancelled(VisitRef visit) {
        return (messages.get(Control.key(visit.taskId())) instanceof Control.OfTask task && task.cancelled())
                || (messages.get(Control.key(visit.crawlId())) instanceof Control.OfCrawl crawl && crawl.cancelled());
    }

    @Override
    public boolean stopped(VisitRef visit) {
        return messages.get(Control.key(visit.taskId())) instanceof Control.OfTask task
                && task.stoppedVisits().contains(visit.visitId());
    }

    @Override
    public boolean paused(SiteId site) {
        return messages.get(Control.key(site)) instanceof Control.OfSite message && message.paused();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the slots and stops after them, so that a visit in its grace period can still be cancelled. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
