package dev.trawl.scheduler.task;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Scope;
import dev.trawl.contract.TaskId;
import java.time.Instant;

/** What never changes of a task. */
public record TaskIdentity(
        TaskId taskId, CrawlId crawlId, Account account, Scope scope, int priority, Instant submittedAt) {

    @Override
    public String toString() {
        return account + " task " + taskId;
    }
}
