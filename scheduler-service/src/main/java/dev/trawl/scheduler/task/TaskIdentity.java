package dev.trawl.scheduler.task;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Scope;
import dev.trawl.messages.TaskId;
import java.time.Instant;

/** What never changes of a task. */
public record TaskIdentity(
        TaskId taskId, CrawlId crawlId, Account account, Scope scope, int priority, Instant submittedAt) {

    @Override
    public String toString() {
        return account + " task " + taskId;
    }
}
