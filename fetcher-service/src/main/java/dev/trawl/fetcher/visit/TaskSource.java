package dev.trawl.fetcher.visit;

/** Where a slot's tasks come from, one at a time. */
public interface TaskSource {

    /** Takes tasks until {@link #stop}; returns when the last one is over. Called by the slot's own thread. */
    void run(TaskHandler handler);

    /**
     * No more tasks; the one that runs has the grace period to end, then it is asked to hand its task back. Returns at once;
     * any thread.
     */
    void stop();
}
