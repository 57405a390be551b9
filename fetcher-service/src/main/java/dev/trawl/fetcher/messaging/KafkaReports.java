package dev.trawl.fetcher.messaging;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Topics;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.PageSink;
import dev.trawl.fetcher.visit.Reports;
import dev.trawl.kafka.MessageSender;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.stereotype.Component;

/** Sends pages, outcomes, letters and evidence to their topics. Thread-safe. */
@Component
class KafkaReports implements Reports, PageSink {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final MessageSender messageSender;
    private final Topics topics;

    KafkaReports(MessageSender messageSender, Topics topics) {
        this.messageSender = messageSender;
        this.topics = topics;
    }

    @Override
    public CompletableFuture<Void> send(CapturedPage page) {
        return messageSender
                .send(topics.pages(), page.visit().account().key(), page.headers(), page.html())
                .<Void>thenApply(metadata -> null)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    private static Throwable translated(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MessageSender.TooLarge large) {
                return new PageTooLarge(String.valueOf(large.getMessage()), large);
            }
        }
        return failure;
    }

    @Override
    public void outcome(Outcome outcome) throws NotDurable, InterruptedException {
        await(messageSender.send(topics.outcomes(), outcome.visit().account().key(), outcome), "an outcome");
    }

    @Override
    public void letter(DeadLetter letter) throws NotDurable, InterruptedException {
        await(
                messageSender.send(
                        topics.dead(letter.kind()), letter.visit().account().key(), letter),
                "a dead letter");
    }

    @Override
    public EvidenceRef evidence(VisitRef visit, Evidence evidence) throws NotDurable, InterruptedException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("kind", evidence.kind().label());
        headers.put("type", evidence.kind().mediaType());
        headers.put("task", visit.taskId().toString());
        headers.put("attempt", Integer.toString(visit.attempt()));
        headers.put("visit", visit.visitId().toString());
        RecordMetadata stored = await(
                messageSender.send(topics.evidence(), visit.account().key(), headers, evidence.bytes()), "evidence");
        return new EvidenceRef(evidence.kind(), stored.partition(), stored.offset(), evidence.bytes().length);
    }

    private static RecordMetadata await(CompletableFuture<RecordMetadata> sent, String what)
            throws NotDurable, InterruptedException {
        try {
            return sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotDurable(what + " could not be sent: " + e, e);
        }
    }
}
