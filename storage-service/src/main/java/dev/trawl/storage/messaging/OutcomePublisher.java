package dev.trawl.storage.messaging;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.LogContext;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Topics;
import dev.trawl.contract.VisitLocation;
import dev.trawl.kafka.MessageSender;
import dev.trawl.storage.intake.Intake.IntakeReceipt;
import dev.trawl.storage.intake.Intake.UnstorableReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes the outcomes of a batch: {@code STORED} for each complete manifest, {@code UNSTORABLE} and a dead letter for
 * each bad page.
 */
@Component
final class OutcomePublisher {

    private static final Logger log = LoggerFactory.getLogger(OutcomePublisher.class);
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SERVICE = "storage";

    private final MessageSender messageSender;
    private final Topics topics;
    private final Clock clock;

    OutcomePublisher(MessageSender messageSender, Topics topics, Clock clock) {
        this.messageSender = messageSender;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Publishes and waits until all messages are durable.
     *
     * @throws MessageSender.NotSent when one is not; the batch must be delivered again
     */
    void publish(IntakeReceipt intakeReceipt) throws InterruptedException {
        Instant now = clock.instant();
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (UnstorableReading page : intakeReceipt.unstorable()) {
            sends.add(letter(page, now));
            sends.add(outcome(page, now));
            try (var about = LogContext.of(page.reading().page().visit())) {
                log.warn("{} cannot be stored, dead letter written: {}", page.reading(), page.reason());
            }
        }
        for (var complete : intakeReceipt.complete()) {
            sends.add(messageSender.send(
                    topics.outcomes(),
                    complete.visit().account().key(),
                    new Outcome.Stored(complete.visit(), now, complete.pages())));
        }
        if (!sends.isEmpty()) {
            MessageSender.await(sends, LIMIT);
        }
    }

    private CompletableFuture<?> outcome(UnstorableReading unstorableReading, Instant now) {
        var page = unstorableReading.reading().page();
        return messageSender.send(
                topics.outcomes(),
                page.visit().account().key(),
                new Outcome.Unstorable(page.visit(), now, page.page(), unstorableReading.reason()));
    }

    private CompletableFuture<?> letter(UnstorableReading unstorableReading, Instant now) {
        var page = unstorableReading.reading().page();
        return messageSender.send(
                topics.dead(FailureKind.RECORD),
                page.visit().account().key(),
                new DeadLetter(
                        page.visit(),
                        FailureKind.RECORD,
                        "Postgres refuses page " + page.page() + ": " + unstorableReading.reason(),
                        SERVICE,
                        now,
                        new VisitLocation(page.kind(), page.number(), page.url(), page.status()),
                        Manifest.EMPTY,
                        List.of(page.page()),
                        List.of()));
    }
}
