package dev.trawl.fetcher.visit;

/** Visits for a task. */
@FunctionalInterface
public interface TaskHandler {

    /** @throws InterruptedException the task is no longer ours: nothing more is to be told of it */
    TaskDisposition visit(Delivery delivery, Lease lease) throws InterruptedException;

    /** The slot looks for a task, or waits until it may; told at each turn. */
    default void polling() {}
}
