package dev.trawl.storage.messaging;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.FailureKind;
import dev.trawl.messages.LogContext;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.Topics;
import dev.trawl.messages.Where;
import dev.trawl.messaging.Sender;
import dev.trawl.storage.intake.Receipt;
import dev.trawl.storage.intake.Unstorable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells what became of a batch: {@code STORED} for complete manifests, {@code UNSTORABLE} and a letter for a bad page. */
@Component
final class Tellings {

    private static final Logger log = LoggerFactory.getLogger(Tellings.class);
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SERVICE = "storage";

    private final Sender sender;
    private final Topics topics;
    private final Clock clock;

    Tellings(Sender sender, Topics topics, Clock clock) {
        this.sender = sender;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Waits until all is told, durably.
     *
     * @throws Sender.NotSent when it is not: have the batch delivered again
     */
    void tell(Receipt receipt) throws InterruptedException {
        Instant now = clock.instant();
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (Unstorable page : receipt.unstorable()) {
            sends.add(letter(page, now));
            sends.add(outcome(page, now));
            try (var about = LogContext.of(page.reading().page().visit())) {
                log.warn("{} cannot be stored, dead letter written: {}", page.reading(), page.reason());
            }
        }
        for (var complete : receipt.complete()) {
            sends.add(sender.send(
                    topics.outcomes(),
                    complete.visit().account().key(),
                    new Outcome.Stored(complete.visit(), now, complete.pages())));
        }
        if (!sends.isEmpty()) {
            Sender.await(sends, LIMIT);
        }
    }

    private CompletableFuture<?> outcome(Unstorable unstorable, Instant now) {
        var page = unstorable.reading().page();
        return sender.send(
                topics.outcomes(),
                page.visit().account().key(),
                new Outcome.Unstorable(page.visit(), now, page.page(), unstorable.reason()));
    }

    private CompletableFuture<?> letter(Unstorable unstorable, Instant now) {
        var page = unstorable.reading().page();
        return sender.send(
                topics.dead(FailureKind.RECORD),
                page.visit().account().key(),
                new DeadLetter(
                        page.visit(),
                        FailureKind.RECORD,
                        "Postgres refuses page " + page.page() + ": " + unstorable.reason(),
                        SERVICE,
                        now,
                        new Where(page.kind(), page.number(), page.url(), page.status()),
                        Manifest.EMPTY,
                        List.of(page.page()),
                        List.of()));
    }
}
