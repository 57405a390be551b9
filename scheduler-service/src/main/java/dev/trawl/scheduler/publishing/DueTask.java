package dev.trawl.scheduler.publishing;

import dev.trawl.messages.Account;
import dev.trawl.messages.TaskId;

/**
 * A task that is due.
 *
 * @param loads page loads that are expected of it, at least one
 */
public record DueTask(TaskId taskId, Account account, CrawlQueue queue, int loads) {}
