package dev.trawl.scheduler.publishing;

import dev.trawl.messages.Account;
import dev.trawl.messages.TaskId;
import java.time.Instant;
import java.util.Comparator;

/** A task that is due. */
public record Candidate(TaskId taskId, Account account, int priority, Instant due) {

    /** The urgent ones first, then those due for the longest time. */
    static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::priority)
            .reversed()
            .thenComparing(Candidate::due)
            .thenComparing(candidate -> candidate.taskId().value());
}
