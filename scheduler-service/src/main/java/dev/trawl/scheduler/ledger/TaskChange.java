package dev.trawl.scheduler.ledger;

import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.task.TaskEvent;

/** An event, and the task that it happens to. */
public record TaskChange(TaskId taskId, TaskEvent event) {}
