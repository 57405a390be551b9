package dev.trawl.storage.messaging;

import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageRecord;
import dev.trawl.messaging.MalformedMessages;
import dev.trawl.messaging.Received;
import dev.trawl.storage.intake.Claim;
import dev.trawl.storage.intake.Intake;
import dev.trawl.storage.intake.Reading;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Takes records and manifests out of Kafka. A batch is acknowledged when it is committed and what became of it is told;
 * whatever is thrown before has it delivered again.
 */
@Component
final class IntakeListeners {

    static final String RECORDS = "records";
    static final String OUTCOMES = "outcomes";

    private final Intake intake;
    private final Tellings tellings;
    private final MalformedMessages malformed;
    private final IntakeMetrics metrics;

    IntakeListeners(Intake intake, Tellings tellings, MalformedMessages malformed, IntakeMetrics metrics) {
        this.intake = intake;
        this.tellings = tellings;
        this.malformed = malformed;
        this.metrics = metrics;
    }

    @KafkaListener(
            id = RECORDS,
            idIsGroup = false,
            groupId = "#{@topics.prefix()}storage-records",
            topics = "#{@topics.records()}",
            concurrency = "#{@writers.count()}")
    void records(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        List<Reading> readings = malformed.decode(batch, record -> Received.read(record, PageRecord.class)).stream()
                .map(decoded -> new Reading(
                        decoded.message(), Instant.ofEpochMilli(decoded.record().timestamp())))
                .toList();
        var receipt = intake.pages(readings);
        tellings.tell(receipt);
        metrics.pages(receipt);
    }

    @KafkaListener(
            id = OUTCOMES,
            idIsGroup = false,
            groupId = "#{@topics.prefix()}storage-outcomes",
            topics = "#{@topics.outcomes()}")
    void outcomes(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        List<Claim> claims = malformed.decode(batch, record -> Received.read(record, Outcome.class)).stream()
                .flatMap(decoded ->
                        Claim.in(
                                decoded.message(),
                                Instant.ofEpochMilli(decoded.record().timestamp()))
                                .stream())
                .toList();
        var receipt = intake.manifests(claims);
        tellings.tell(receipt);
        metrics.manifests(receipt);
    }
}
