package dev.trawl.scheduler.ledger;

import dev.trawl.messages.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger has to tell, kept with it until Kafka has it. */
public interface Outbox {

    /** A word on {@code crawl.control}; {@code json} is null for a tombstone. */
    record ControlEntry(String key, @Nullable String json) {}

    /** A letter that the scheduler wrote. */
    record LetterEntry(long id, DeadLetter letter) {}

    List<Outbox.ControlEntry> wordsToSend(int limit);

    /** Kafka has them. Those that changed meanwhile are still to be sent. */
    void sent(List<Outbox.ControlEntry> words);

    List<Outbox.LetterEntry> lettersToSend(int limit);

    void lettersSent(List<Outbox.LetterEntry> letters);

    /** All words are to be sent again; those about tasks long ended become tombstones. */
    void sendAllAgain();
}
