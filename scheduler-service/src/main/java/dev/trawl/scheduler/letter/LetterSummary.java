package dev.trawl.scheduler.letter;

import dev.trawl.contract.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list. */
public record LetterSummary(
        long id,
        DeadLetter letter,
        @Nullable Instant discardedAt,
        @Nullable Instant replayedAt) {}
