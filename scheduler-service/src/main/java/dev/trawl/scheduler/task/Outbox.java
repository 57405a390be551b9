package dev.trawl.scheduler.task;

import dev.trawl.contract.Control;
import dev.trawl.contract.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages of the scheduler, stored with the change that caused them until Kafka has them. Thread-safe. */
public interface Outbox {

    /** A message on {@code crawl.control}; {@code json} is null for a tombstone. */
    record ControlEntry(String key, @Nullable String json) {}

    /** A dead letter that the scheduler wrote. */
    record LetterEntry(long id, DeadLetter letter) {}

    /** Stores control messages, by their keys, in the transaction that there is. */
    void putControl(Map<String, ? extends Control> messages, Instant now);

    /** Stores dead letters of the scheduler in the transaction that there is. */
    void putLetters(List<DeadLetter> letters);

    List<ControlEntry> controlToSend(int limit);

    /** Kafka has them. Those that changed meanwhile are still to be sent. */
    void controlSent(List<ControlEntry> messages);

    List<LetterEntry> lettersToSend(int limit);

    void lettersSent(List<LetterEntry> letters);

    /** All control messages are to be sent again; those about tasks that ended long ago become tombstones. */
    void sendAllAgain();
}
