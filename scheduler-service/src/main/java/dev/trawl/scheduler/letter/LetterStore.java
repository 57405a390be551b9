package dev.trawl.scheduler.letter;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where dead letters are kept, as they are read from their topics. Thread-safe. */
public interface LetterStore {

    /**
     * Keeps letters, in one transaction; those that are there already are left as they are.
     *
     * @throws dev.trawl.scheduler.task.TaskStore.UnstorableMessage when a value of one cannot be stored
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

    /**
     * Which dead letters; what is null is any.
     *
     * @param since written then or later
     * @param until written before
     * @param text in the reason, the user ID or the URL, in whatever case
     */
    record LetterFilter(
            @Nullable List<Long> ids,
            @Nullable String kind,
            @Nullable String site,
            @Nullable String crawl,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String text) {}

    /** A dead letter in a list. */
    record LetterSummary(
            long id,
            DeadLetter letter,
            @Nullable Instant discardedAt,
            @Nullable Instant replayedAt) {}

    /** A message that was not well-formed. */
    record MalformedLine(
            long id,
            String topic,
            int partition,
            long offset,
            Instant at,
            String by,
            String reason,
            @Nullable String sha256,
            int bytes) {}
}
