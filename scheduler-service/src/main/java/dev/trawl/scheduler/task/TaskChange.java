package dev.trawl.scheduler.task;

import dev.trawl.contract.TaskId;
import java.util.Collection;
import java.util.List;

/** An event, and the task that it happens to. */
public record TaskChange(TaskId taskId, TaskEvent event) {

    /** The same event for each of these tasks. */
    public static List<TaskChange> all(Collection<TaskId> tasks, TaskEvent event) {
        return tasks.stream().map(task -> new TaskChange(task, event)).toList();
    }
}
