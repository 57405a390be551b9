package dev.trawl.scheduler.task;

import dev.trawl.messages.TaskId;

/** An event, and the task that it happens to. */
public record TaskChange(TaskId taskId, TaskEvent event) {}
