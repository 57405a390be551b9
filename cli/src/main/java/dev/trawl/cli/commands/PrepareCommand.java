package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.AotTraining;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.cli.stack.Stack;
import dev.trawl.cli.stack.StackFailed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

/** The last step of a build: makes the services start fast. */
@Command(name = "prepare", hidden = true)
public final class PrepareCommand implements Runnable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(300);
    private static final String USERS = "user-0001\nuser-0002\nuser-0003\nuser-0004\nfault-deleted\nfault-empty\n";

    @Override
    public void run() {
        Installation installation = Installation.here();
        installation.prepare();
        var aotTraining = new AotTraining(installation);
        if (!aotTraining.isDue()) {
            return;
        }
        try {
            aotTraining.run(PrepareCommand::crawl);
        } catch (StackFailed e) {
            System.err.println("the services will start slowly: " + e.getMessage());
        }
    }

    private static void crawl(Stack stack) {
        var scheduler = new SchedulerApi(stack.service(Service.SCHEDULER).address());
        String crawl = "";
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; ) {
            if (!stack.services().stream().allMatch(ServiceProcess::isAlive)) {
                throw new StackFailed("the training run lacks a service, for want of a browser perhaps");
            }
            try {
                if (crawl.isEmpty()) {
                    crawl = scheduler
                            .submit(USERS, Map.of("site", "demo", "scope", "list"))
                            .crawl();
                } else if (scheduler.crawl(crawl).finished()) {
                    return;
                }
            } catch (ServiceUnanswered e) {
                // not yet
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new StackFailed("the training run did not come to its end within " + LIMIT.toMinutes() + " minutes");
    }
}
