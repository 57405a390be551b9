package dev.trawl.scheduler.letter;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.TaskId;
import dev.trawl.scheduler.letter.LetterStore.LetterFilter;
import dev.trawl.scheduler.task.Ledger;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import java.time.Clock;
import java.util.List;

/** What a client asks of dead letters. Thread-safe. */
public final class LetterCommands {

    private static final int BATCH = 500;

    private final Ledger ledger;
    private final LetterStore letters;
    private final Clock clock;

    public LetterCommands(Ledger ledger, LetterStore letters, Clock clock) {
        this.ledger = ledger;
        this.letters = letters;
        this.clock = clock;
    }

    /** Takes dead tasks back to waiting, each in one transaction with its letter. @return how many */
    public int replay(LetterFilter filter) {
        int replayed = 0;
        while (true) {
            int batch = ledger.inTransaction(() -> replay(letters.replayable(filter, BATCH)));
            replayed += batch;
            if (batch == 0) {
                return replayed;
            }
        }
    }

    /** The same for the task of this letter, if it is dead by that very attempt and kind. @return whether it was */
    public boolean replay(DeadLetter letter) {
        return ledger.inTransaction(() -> replay(letters.replayable(letter))) > 0;
    }

    private int replay(List<TaskId> tasks) {
        if (tasks.isEmpty()) {
            return 0;
        }
        letters.replayed(tasks, clock.instant());
        return Transition.countChanged(ledger.applyInTransaction(TaskChange.all(tasks, new TaskEvent.ReplayAsked())));
    }

    /** Marks letters as dealt with; their tasks stay dead. @return how many */
    public int discard(LetterFilter filter) {
        return letters.discard(filter, clock.instant());
    }
}
