package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Topics;
import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.kafka.MessageSender;
import dev.trawl.scheduler.task.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends what is in the outbox: control messages to the fetchers, and dead letters of the scheduler. One thread steps it. */
public final class OutboxSender {

    private static final int BATCH = 500;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Outbox outbox;
    private final MessageSender messageSender;
    private final Topics topics;
    private final BrokerLiveness kafka;

    OutboxSender(Outbox outbox, MessageSender messageSender, Topics topics, BrokerLiveness kafka) {
        this.outbox = outbox;
        this.messageSender = messageSender;
        this.topics = topics;
        this.kafka = kafka;
    }

    /**
     * Sends what there is.
     *
     * @throws MessageSender.NotSent when Kafka does not take it; it is sent again with the next step
     */
    public void step() throws InterruptedException {
        if (!kafka.isThere()) {
            return;
        }
        sendControl(outbox.controlToSend(BATCH));
        sendLetters(outbox.lettersToSend(BATCH));
    }

    private void sendControl(List<Outbox.ControlEntry> messages) throws InterruptedException {
        if (messages.isEmpty()) {
            return;
        }
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (Outbox.ControlEntry controlEntry : messages) {
            String json = controlEntry.json();
            byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
            sends.add(messageSender.send(topics.control(), controlEntry.key(), Map.of(), value));
        }
        MessageSender.await(sends, LIMIT);
        outbox.controlSent(messages);
    }

    private void sendLetters(List<Outbox.LetterEntry> letters) throws InterruptedException {
        if (letters.isEmpty()) {
            return;
        }
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (Outbox.LetterEntry own : letters) {
            var letter = own.letter();
            sends.add(messageSender.send(
                    topics.dead(letter.kind()), letter.visit().account().key(), letter));
        }
        MessageSender.await(sends, LIMIT);
        outbox.lettersSent(letters);
    }
}
