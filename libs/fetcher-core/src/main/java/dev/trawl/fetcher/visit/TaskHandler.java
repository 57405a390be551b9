package dev.trawl.fetcher.visit;

/** What a slot does with the tasks that it gets. */
@FunctionalInterface
public interface TaskHandler {

    /** What becomes of a task after its visit. */
    enum Disposition {
        /** Its outcome is durable, or it needs none. */
        FINISHED,
        /** No outcome was published. Another fetcher is to get the task. */
        HAND_BACK
    }

    /**
     * Visits the account of a task.
     *
     * @throws InterruptedException when another fetcher may have the task: nothing more is published about the visit
     */
    Disposition visit(Delivery delivery, Lease lease) throws InterruptedException;

    /** The slot asks for a task, or waits until it may ask. Called at each turn. */
    default void polling() {}
}
