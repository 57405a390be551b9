package dev.trawl.storage.messaging;

import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.kafka.MalformedMessages;
import dev.trawl.storage.intake.Intake;
import dev.trawl.storage.intake.RowStore.ManifestClaim;
import dev.trawl.storage.intake.RowStore.RecordReading;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads records and manifests from Kafka. A batch is acknowledged when it is committed and its outcomes are published. An
 * exception before that makes Kafka deliver it again.
 */
@Component
final class IntakeListeners {

    static final String RECORDS = "records";
    static final String OUTCOMES = "outcomes";

    private final Intake intake;
    private final OutcomePublisher outcomePublisher;
    private final MalformedMessages malformed;
    private final IntakeMetrics metrics;

    IntakeListeners(
            Intake intake, OutcomePublisher outcomePublisher, MalformedMessages malformed, IntakeMetrics metrics) {
        this.intake = intake;
        this.outcomePublisher = outcomePublisher;
        this.malformed = malformed;
        this.metrics = metrics;
    }

    @KafkaListener(
            id = RECORDS,
            idIsGroup = false,
            groupId = "#{@topics.prefix()}storage-records",
            topics = "#{@topics.records()}",
            concurrency = "${trawl.storage.writers:2}")
    void records(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        List<RecordReading> readings =
                malformed.decode(batch, record -> ReceivedMessage.read(record, PageRecord.class)).stream()
                        .map(decoded -> new RecordReading(
                                decoded.message(),
                                Instant.ofEpochMilli(decoded.record().timestamp())))
                        .toList();
        var receipt = intake.storePages(readings);
        outcomePublisher.publish(receipt);
        metrics.pages(receipt);
    }

    @KafkaListener(
            id = OUTCOMES,
            idIsGroup = false,
            groupId = "#{@topics.prefix()}storage-outcomes",
            topics = "#{@topics.outcomes()}")
    void outcomes(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        List<ManifestClaim> claims =
                malformed.decode(batch, record -> ReceivedMessage.read(record, Outcome.class)).stream()
                        .flatMap(decoded ->
                                ManifestClaim.in(
                                        decoded.message(),
                                        Instant.ofEpochMilli(decoded.record().timestamp()))
                                        .stream())
                        .toList();
        var receipt = intake.storeManifests(claims);
        outcomePublisher.publish(receipt);
        metrics.manifests(receipt);
    }
}
