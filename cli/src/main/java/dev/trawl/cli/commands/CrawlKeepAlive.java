package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.RequestRefused;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.terminal.TerminalOutput;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends keep-alives for a crawl while the command waits for it, and cancels the crawl when the command is interrupted. If the
 * keep-alives stop, the scheduler cancels the crawl after {@link #LEASE}.
 */
final class CrawlKeepAlive implements AutoCloseable {

    /** The longest time between two keep-alives. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration STEP = LEASE.dividedBy(6);

    private final SchedulerApi scheduler;
    private final String crawl;
    private final TerminalOutput terminalOutput;
    private final Thread thread;
    private volatile boolean done;

    private CrawlKeepAlive(SchedulerApi scheduler, String crawl, TerminalOutput terminalOutput) {
        this.scheduler = scheduler;
        this.crawl = crawl;
        this.terminalOutput = terminalOutput;
        this.thread = Thread.ofVirtual().name("keep-alive of " + crawl).unstarted(this::keepAlive);
    }

    static CrawlKeepAlive of(String crawl, PipelineHandle pipelineHandle, TerminalOutput terminalOutput) {
        var crawlKeepAlive = new CrawlKeepAlive(pipelineHandle.scheduler(), crawl, terminalOutput);
        pipelineHandle.first(crawlKeepAlive::interrupted);
        crawlKeepAlive.thread.start();
        return crawlKeepAlive;
    }

    private void keepAlive() {
        while (!done) {
            try {
                if (!scheduler.keepAlive(crawl)) {
                    return; // it has ended, or another client cancelled it
                }
            } catch (ServiceUnanswered | RequestRefused e) {
                // sent again: the scheduler does not count the time in which it was away itself
            }
            LockSupport.parkNanos(this, STEP.toNanos());
        }
    }

    private void interrupted() {
        if (done) {
            return;
        }
        done = true;
        try {
            int tasks = scheduler.cancel(crawl);
            terminalOutput.say("interrupted: crawl " + crawl + " is cancelled, " + tasks
                    + (tasks == 1 ? " user" : " users") + " not fetched yet");
        } catch (ServiceUnanswered | RequestRefused e) {
            terminalOutput.say("interrupted: crawl " + crawl + " could not be cancelled (" + e.getMessage()
                    + "); the scheduler does it after " + LEASE.toSeconds() + " s of silence");
        }
    }

    /** The crawl has ended. */
    @Override
    public void close() {
        done = true;
        LockSupport.unpark(thread);
    }
}
