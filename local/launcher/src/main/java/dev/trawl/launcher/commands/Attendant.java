package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.Refusal;
import dev.trawl.launcher.crawl.SchedulerApi;
import dev.trawl.launcher.crawl.Unanswered;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Says again and again that somebody waits for a crawl, and cancels it when he is interrupted. Falls he silent, the scheduler
 * cancels it after {@link #LEASE}.
 */
final class Attendant implements AutoCloseable {

    /** How long he may be silent. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration STEP = LEASE.dividedBy(6);

    private final SchedulerApi scheduler;
    private final String crawl;
    private final Screen screen;
    private final Thread thread;
    private volatile boolean done;

    private Attendant(SchedulerApi scheduler, String crawl, Screen screen) {
        this.scheduler = scheduler;
        this.crawl = crawl;
        this.screen = screen;
        this.thread = Thread.ofVirtual().name("attendant of " + crawl).unstarted(this::attend);
    }

    static Attendant of(String crawl, Held held, Screen screen) {
        var attendant = new Attendant(held.scheduler(), crawl, screen);
        held.first(attendant::interrupted);
        attendant.thread.start();
        return attendant;
    }

    private void attend() {
        while (!done) {
            try {
                if (!scheduler.attend(crawl)) {
                    return; // it has ended, or was cancelled by somebody else
                }
            } catch (Unanswered | Refusal e) {
                // tried again: the scheduler does not count a silence in which it was away itself
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
            screen.say("interrupted: crawl " + crawl + " is cancelled, " + tasks + (tasks == 1 ? " user" : " users")
                    + " not fetched yet");
        } catch (Unanswered | Refusal e) {
            screen.say("interrupted: crawl " + crawl + " could not be cancelled (" + e.getMessage()
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
