package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.FleetView;
import dev.trawl.launcher.crawl.Progress;
import dev.trawl.launcher.crawl.ProgressLine;
import dev.trawl.launcher.crawl.SchedulerApi;
import dev.trawl.launcher.crawl.SchedulerApi.Submitted;
import dev.trawl.launcher.crawl.SchedulerAway;
import dev.trawl.launcher.crawl.StoredRows;
import dev.trawl.launcher.crawl.Unanswered;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A crawl that somebody at a terminal waits for. */
final class CrawlSession {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(500);

    private final Held held;
    private final Screen screen;
    private final SchedulerApi scheduler;
    private final StoredRows rows;
    private boolean sawRow;

    CrawlSession(Held held, Screen screen) {
        this.held = held;
        this.screen = screen;
        this.scheduler = held.scheduler();
        this.rows = new StoredRows(held.database());
        this.sawRow = rows.any();
    }

    SchedulerApi scheduler() {
        return scheduler;
    }

    StoredRows rows() {
        return rows;
    }

    /** Submits as soon as the scheduler takes it. */
    Submitted submit(String list, Map<String, String> settings) {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                return scheduler.submit(list, settings);
            } catch (Unanswered e) {
                pause(Duration.ofMillis(100));
                if (System.nanoTime() > end) {
                    throw new SchedulerAway(
                            "the scheduler took no crawl within " + START.toSeconds() + " s: " + e.getMessage());
                }
            }
        }
    }

    /** Follows the crawl to its end. */
    Progress follow(String crawl) {
        var line = new ProgressLine();
        long answered = System.nanoTime();
        while (true) {
            try {
                Progress progress = scheduler.crawl(crawl);
                FleetView fleet = scheduler.fleet();
                noteFirstRow();
                answered = System.nanoTime();
                String text = line.at(System.nanoTime(), progress, fleet);
                if (progress.finished()) {
                    screen.settle(text);
                    return progress;
                }
                screen.progress(text, System.nanoTime());
            } catch (Unanswered e) {
                screen.progress("the scheduler does not answer at the moment", System.nanoTime());
                if (System.nanoTime() - answered > START.toNanos()) {
                    throw new SchedulerAway("the scheduler has not answered for " + START.toSeconds() + " s");
                }
            }
            pause(STEP);
        }
    }

    private void noteFirstRow() {
        if (!sawRow && rows.any()) {
            sawRow = true;
            double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
            screen.say(String.format(Locale.ROOT, "first row after %.1f s", seconds));
        }
    }

    /** Waits a little; throws when the pipeline cannot go on, and waits for the end when that has begun. */
    private void pause(Duration time) {
        if (held.isEnding()) {
            // Ctrl-C: the JVM ends when everything has
            LockSupport.park(this);
        } else {
            held.check();
            LockSupport.parkNanos(this, time.toNanos());
        }
    }
}
