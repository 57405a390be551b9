package dev.trawl.sitecheck.reparse.messaging;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.VisitRef;
import dev.trawl.sitecheck.reparse.EarlierRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * What is on {@code crawl.records}: where the last record of each page is, some 250 bytes a page, and the record itself when it is
 * asked for. One thread.
 */
public final class WrittenRecords implements EarlierRecords, AutoCloseable {

    private static final int MOST_AT_ONCE = 500;

    private static final Duration POLL = Duration.ofMillis(500);

    private record PageKey(UUID task, UUID visit, PageRef page) {
        static PageKey of(VisitRef visit, PageRef page) {
            return new PageKey(visit.taskId().value(), visit.visitId().value(), page);
        }
    }

    private record Written(String rules, TopicPartition partition, long offset) {}

    private final Map<PageKey, Written> last = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> reader;

    private WrittenRecords(KafkaConsumer<byte[], byte[]> reader) {
        this.reader = reader;
    }

    /**
     * Reads the topic to where it ends now.
     *
     * @param progress told how many messages lie behind
     * @throws KafkaFailed when it cannot be read
     */
    public static WrittenRecords read(Cluster cluster, LongConsumer progress) {
        String topic = cluster.topics().records();
        // of messages that come one by one the reader keeps what it has fetched of the next ones
        var records = new WrittenRecords(cluster.reader(topic, 1));
        try (var reader = cluster.reader(topic, MOST_AT_ONCE)) {
            Map<String, String> rules = new HashMap<>();
            var walk = new TopicWalk(reader, reader.endOffsets(reader.assignment()));
            walk.forEach(message -> records.note(message, rules), () -> progress.accept(walk.done()));
            return records;
        } catch (KafkaException e) {
            records.close();
            throw cluster.failed(e);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** Messages of one page have one key, and so are in order. */
    private void note(ConsumerRecord<byte[], byte[]> message, Map<String, String> rules) {
        try {
            PageRecord record = ReceivedMessage.read(message, PageRecord.class);
            last.put(
                    PageKey.of(record.visit(), record.page()),
                    new Written(
                            rules.computeIfAbsent(record.rules(), same -> same),
                            new TopicPartition(message.topic(), message.partition()),
                            message.offset()));
        } catch (MalformedMessage e) {
            // storage has set it aside
        }
    }

    private Optional<Written> written(CapturedPage page) {
        return Optional.ofNullable(last.get(PageKey.of(page.visit(), page.page())));
    }

    @Override
    public Optional<String> rules(CapturedPage page) {
        return written(page).map(Written::rules);
    }

    /** Empty also where retention has taken it meanwhile. */
    @Override
    public Optional<PageRecord> record(CapturedPage page) {
        return written(page).flatMap(this::fetch);
    }

    private Optional<PageRecord> fetch(Written written) {
        try {
            List<TopicPartition> others = reader.assignment().stream()
                    .filter(partition -> !partition.equals(written.partition()))
                    .toList();
            reader.pause(others);
            reader.resume(List.of(written.partition()));
            if (reader.position(written.partition()) != written.offset()) {
                reader.seek(written.partition(), written.offset());
            }
            long start = System.nanoTime();
            while (System.nanoTime() - start < Cluster.ANSWER.toNanos()) {
                for (var message : reader.poll(POLL)) {
                    return message.offset() == written.offset()
                            ? Optional.of(ReceivedMessage.read(message, PageRecord.class))
                            : Optional.empty();
                }
            }
        } catch (KafkaException e) {
            throw new KafkaFailed("Kafka does not give a record again: " + e.getMessage(), e);
        }
        throw new KafkaFailed(
                "Kafka does not give a record again: " + written.partition() + " offset " + written.offset());
    }

    @Override
    public void close() {
        reader.close();
    }
}
