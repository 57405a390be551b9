package dev.trawl.scheduler.ledger;

import dev.trawl.messages.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger has to tell, kept with it until Kafka has it. */
public interface Outbox {

    /** A word on {@code crawl.control}; {@code json} is null for a tombstone. */
    record Word(String key, @Nullable String json) {}

    /** A letter that the scheduler wrote. */
    record OwnLetter(long id, DeadLetter letter) {}

    List<Word> wordsToSend(int limit);

    /** Kafka has them. Those that changed meanwhile are still to be sent. */
    void sent(List<Word> words);

    List<OwnLetter> lettersToSend(int limit);

    void lettersSent(List<OwnLetter> letters);

    /** All words are to be sent again; those about tasks long ended become tombstones. */
    void sendAllAgain();
}
