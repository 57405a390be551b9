package dev.trawl.scheduler.letter;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.MalformedLetter;
import java.util.List;

/** Where letters are kept, as they are read from their topics. */
public interface LetterStore {

    /** Keeps them, in one transaction; those that are there already are left as they are. */
    void keep(List<DeadLetter> letters, List<MalformedLetter> malformed);
}
