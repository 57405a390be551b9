package dev.trawl.sitecheck.reparse.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes records to {@code crawl.records}, as the parser does. One thread. */
public final class NewRecords implements AutoCloseable {

    private static final byte[] SCHEMA = Integer.toString(Topics.SCHEMA).getBytes(UTF_8);

    private static final long LIMIT_SECONDS = 40;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sends = new ArrayList<>();

    public NewRecords(Cluster cluster) {
        this.topic = cluster.topics().records();
        this.producer = cluster.producer();
    }

    /** It is durable after {@link #await}. */
    public void send(PageRecord record) {
        var message =
                new ProducerRecord<>(topic, record.visit().account().key().getBytes(UTF_8), MessageJson.write(record));
        message.headers().add(Topics.SCHEMA_HEADER, SCHEMA);
        try {
            sends.add(producer.send(message));
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    /** @throws KafkaFailed when one of those sent since the last call is not durable */
    public void await() {
        try {
            for (Future<RecordMetadata> send : sends) {
                RecordMetadata unused = send.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaFailed("interrupted", e);
        }
        sends.clear();
    }

    private KafkaFailed failed(Throwable e) {
        return new KafkaFailed("Kafka did not take a record on " + topic + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        producer.close(Cluster.ANSWER);
    }
}
