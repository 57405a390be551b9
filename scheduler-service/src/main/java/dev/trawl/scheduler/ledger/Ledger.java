package dev.trawl.scheduler.ledger;

import dev.trawl.scheduler.task.TaskChange;
import dev.trawl.scheduler.task.Transition;
import java.util.List;

/** All tasks. What happens to them is decided by {@link dev.trawl.scheduler.task.TaskStateMachine} and kept, with its history, in one transaction. */
public interface Ledger {

    /**
     * Lets these events happen, in this order, all or none.
     *
     * @return a verdict for each, in the same order; {@code Unchanged} where the task is not known
     */
    List<Transition> happen(List<TaskChange> happenings);
}
