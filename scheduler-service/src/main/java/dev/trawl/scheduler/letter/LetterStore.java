package dev.trawl.scheduler.letter;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where dead letters are kept, as they are read from their topics. Thread-safe. */
public interface LetterStore {

    /**
     * Keeps letters, in one transaction; those that are there already are left as they are.
     *
     * @throws dev.trawl.scheduler.task.UnstorableMessage when a value of one cannot be stored
     */
    void keep(List<DeadLetter> letters, List<MalformedLetter> malformed);

    /** Letters of tasks that are dead now and not discarded, the newest first. */
    List<LetterSummary> list(LetterFilter filter, int limit, int offset);

    Optional<LetterSummary> find(long id);

    /** Messages that were not well-formed, the newest first. */
    List<MalformedLine> malformed(int limit, int offset);

    /** Marks letters as dealt with; their tasks stay dead. @return how many */
    int discard(LetterFilter filter, Instant now);

    /** Dead tasks of such letters, of crawls that are not cancelled and cannot be until the transaction ends. */
    List<TaskId> replayable(LetterFilter filter, int limit);

    /** The same for the task of this letter, if it is dead by that very attempt and kind. */
    List<TaskId> replayable(DeadLetter letter);

    /** Marks the letters of dead tasks as replayed; the crawls of these tasks have an end to be published again. */
    void replayed(List<TaskId> tasks, Instant now);
}
