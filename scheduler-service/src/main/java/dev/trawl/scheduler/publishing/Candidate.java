package dev.trawl.scheduler.publishing;

import dev.trawl.messages.Account;
import dev.trawl.messages.TaskId;

/**
 * A task that is due.
 *
 * @param loads page loads that are expected of it, at least one
 */
public record Candidate(TaskId taskId, Account account, Lane lane, int loads) {}
