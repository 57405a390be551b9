package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.CrawlRows;
import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.FleetView;
import dev.trawl.cli.crawl.ProgressLine;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.SchedulerApi.Submitted;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.StartProgress;
import dev.trawl.terminal.TerminalOutput;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A crawl that a command at a terminal waits for. */
final class CrawlSession {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(500);

    private final PipelineHandle pipelineHandle;
    private final TerminalOutput terminalOutput;
    private final SchedulerApi scheduler;
    private final CrawlRows rows;
    private final StartProgress startProgress;
    private boolean sawRow;

    CrawlSession(PipelineHandle pipelineHandle, TerminalOutput terminalOutput) {
        this.pipelineHandle = pipelineHandle;
        this.terminalOutput = terminalOutput;
        this.scheduler = pipelineHandle.scheduler();
        this.rows = new CrawlRows(pipelineHandle.database());
        this.startProgress = StartProgress.ofServices(pipelineHandle.services());
        this.sawRow = rows.any();
    }

    SchedulerApi scheduler() {
        return scheduler;
    }

    CrawlRows rows() {
        return rows;
    }

    /** Submits as soon as the scheduler takes it. */
    Submitted submit(String list, Map<String, String> settings) {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                return scheduler.submit(list, settings);
            } catch (ServiceUnanswered e) {
                startProgress.sentence().ifPresent(line -> terminalOutput.progress(line, System.nanoTime()));
                pause(Duration.ofMillis(100));
                if (System.nanoTime() > end) {
                    throw new SchedulerUnavailable(
                            "the scheduler took no crawl within " + START.toSeconds() + " s: " + e.getMessage());
                }
            }
        }
    }

    /** Follows the crawl to its end. */
    CrawlStatus follow(String crawl) {
        var line = new ProgressLine();
        long begun = System.nanoTime();
        long answered = begun;
        while (true) {
            try {
                CrawlStatus crawlStatus = waiting(scheduler.crawl(crawl), begun);
                FleetView fleet = scheduler.fleet();
                noteFirstRow();
                answered = System.nanoTime();
                String text = line.at(System.nanoTime(), crawlStatus, fleet);
                if (crawlStatus.finished()) {
                    terminalOutput.settle(text);
                    return crawlStatus;
                }
                terminalOutput.progress(text, System.nanoTime());
            } catch (ServiceUnanswered e) {
                terminalOutput.progress("the scheduler does not answer at the moment", System.nanoTime());
                if (System.nanoTime() - answered > START.toNanos()) {
                    throw new SchedulerUnavailable("the scheduler has not answered for " + START.toSeconds() + " s");
                }
            }
            pause(STEP);
        }
    }

    /** Until the first row the crawl waits for services that have not started, at most as long as a start may take. */
    private CrawlStatus waiting(CrawlStatus crawlStatus, long begun) {
        return sawRow || System.nanoTime() - begun > START.toNanos()
                ? crawlStatus
                : startProgress.sentence().map(crawlStatus::waitingFor).orElse(crawlStatus);
    }

    private void noteFirstRow() {
        if (!sawRow && rows.any()) {
            sawRow = true;
            double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
            terminalOutput.say(String.format(Locale.ROOT, "first row after %.1f s", seconds));
        }
    }

    /** Waits a little; throws when the pipeline cannot go on, and waits for the end when that has begun. */
    private void pause(Duration time) {
        if (pipelineHandle.isEnding()) {
            // Ctrl-C: the JVM ends when everything has
            LockSupport.park(this);
        } else {
            pipelineHandle.check();
            LockSupport.parkNanos(this, time.toNanos());
        }
    }
}
