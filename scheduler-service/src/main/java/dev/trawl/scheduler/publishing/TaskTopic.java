package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Task;
import java.util.List;

/** Where tasks are published. */
public interface TaskTopic {

    /** Whether it was there a moment ago: nothing is claimed for a broker that is away. */
    boolean isThere();

    /** Publishes and waits for the confirmations. @return those that are durable */
    List<Task> publish(List<Task> tasks) throws InterruptedException;
}
