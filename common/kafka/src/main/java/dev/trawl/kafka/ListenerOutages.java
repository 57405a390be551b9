package dev.trawl.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.RetryListener;

/** Counts and logs when the messages of a topic cannot be handled, and when they can again. Thread-safe. */
final class ListenerOutages implements RetryListener, BatchInterceptor<Object, Object> {

    private static final Logger log = LoggerFactory.getLogger(ListenerOutages.class);

    private final Map<String, Outage> outages = new ConcurrentHashMap<>();
    private final Clock clock;
    private final MeterRegistry metrics;

    ListenerOutages(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {
        failed(record.topic(), 1, e);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception e, int attempt) {
        records.partitions().stream()
                .map(partition -> partition.topic())
                .distinct()
                .forEach(topic -> failed(topic, records.count(), e));
    }

    private void failed(String topic, int messages, @Nullable Exception e) {
        metrics.counter("trawl.messages.retried", "topic", topic).increment(messages);
        outages.computeIfAbsent(topic, name -> new Outage("messages of " + name + " cannot be handled", log, clock))
                .failed(e == null ? new IllegalStateException("no cause given") : e);
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        return records;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        if (!outages.isEmpty()) {
            records.partitions().forEach(partition -> {
                Outage outage = outages.get(partition.topic());
                if (outage != null) {
                    outage.over();
                }
            });
        }
    }
}
