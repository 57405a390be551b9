package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Task;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.scheduler.task.TrackedTask.TaskIdentity;

/** The messages to fetchers about tasks. */
public final class TaskMessages {

    private TaskMessages() {}

    /** @throws IllegalArgumentException when the task is not queued */
    public static Task of(TrackedTask task, RetryRules rules) {
        if (!(task.state() instanceof TaskState.Queued queued)) {
            throw new IllegalArgumentException(
                    task.identity() + " is " + task.state().name() + ", expected QUEUED");
        }
        TaskIdentity identity = task.identity();
        return new Task(
                identity.taskId(),
                identity.crawlId(),
                identity.account().site(),
                identity.account().userId(),
                identity.scope(),
                task.tries().attempt(),
                task.tries().charged() + 1 >= rules.attempts(),
                rules.limits(),
                rules.pause(),
                task.pages().want(),
                task.pages().have(),
                queued.publication().expiresAt());
    }
}
