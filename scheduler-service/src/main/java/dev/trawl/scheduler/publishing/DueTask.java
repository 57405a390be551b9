package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Account;
import dev.trawl.contract.TaskId;

/**
 * A task that is due.
 *
 * @param loads page loads that are expected of it, at least one
 */
public record DueTask(TaskId taskId, Account account, CrawlQueue queue, int loads) {}
