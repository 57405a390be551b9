package dev.trawl.fetcher.visit;

import dev.trawl.messages.Task;

/** Visits for a task. */
@FunctionalInterface
public interface TaskHandler {

    /** @throws InterruptedException the task is no longer ours: nothing more is to be told of it */
    Done visit(Task task, Lease lease) throws InterruptedException;
}
