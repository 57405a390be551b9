package dev.trawl.scheduler.ledger;

import dev.trawl.scheduler.task.Verdict;
import java.util.List;

/** All tasks. What happens to them is decided by {@code TaskLife} and kept, with its history, in one transaction. */
public interface Ledger {

    /**
     * Lets these events happen, in this order, all or none.
     *
     * @return a verdict for each, in the same order; {@code Unchanged} where the task is not known
     */
    List<Verdict> happen(List<Happening> happenings);
}
