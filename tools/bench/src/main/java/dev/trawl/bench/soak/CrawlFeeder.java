package dev.trawl.bench.soak;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.crawl.TaskEnd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Submits the crawls of a soak, one when little of those before is left, and compares each end with what the blog intends. */
final class CrawlFeeder {

    private static final int FEW = 50;

    private final Schedule schedule;
    private final SchedulerApi scheduler;
    private final Deque<Schedule.Crawl> waiting;
    private final List<Schedule.Crawl> running = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private final List<String> again = new ArrayList<>();
    private int ended;
    private int visits;

    CrawlFeeder(Schedule schedule, SchedulerApi scheduler) {
        this.schedule = schedule;
        this.scheduler = scheduler;
        this.waiting = new ArrayDeque<>(schedule.crawls());
    }

    /** Asks for the progress once, and submits the crawls that are due. */
    void step() throws ServiceUnanswered {
        int open = 0;
        int done = ended;
        for (Schedule.Crawl crawl : List.copyOf(running)) {
            var progress = scheduler.crawl(crawl.name());
            done += progress.ended();
            if (progress.finished()) {
                compare(crawl);
                running.remove(crawl);
                ended += crawl.users().size();
            } else {
                open += crawl.users().size() - progress.ended();
            }
        }
        visits = Math.max(visits, done);
        while (open < FEW && !waiting.isEmpty()) {
            submit(waiting.getFirst());
            open += waiting.getFirst().users().size();
            running.add(waiting.removeFirst());
        }
    }

    private void submit(Schedule.Crawl crawl) throws ServiceUnanswered {
        // again after an answer that got lost: the same crawl takes no user twice
        scheduler.submit(
                String.join("\n", crawl.users()), Map.of("site", "demo", "crawl", crawl.name(), "scope", "list"));
    }

    private void compare(Schedule.Crawl crawl) throws ServiceUnanswered {
        List<TaskEnd> ends = scheduler.tasks(crawl.name(), crawl.users().size() + 1);
        if (ends.size() != crawl.users().size()) {
            surprises.add(crawl.name() + " has " + ends.size() + " tasks, expected "
                    + crawl.users().size());
        }
        for (TaskEnd task : ends) {
            String intended = schedule.intended(task.user());
            if (task.attempts() > 1) {
                again.add(crawl.name() + ", " + task.user() + ": " + task.end() + " at attempt " + task.attempts());
            }
            if (!task.end().equals(intended)) {
                surprises.add(crawl.name() + ", " + task.user() + ": ended " + task.end() + ", the demo blog intends "
                        + intended + (task.why().isEmpty() ? "" : " (" + task.why() + ")"));
            }
        }
    }

    /** Whether the first crawl was accepted. */
    boolean hasBegun() {
        return !running.isEmpty();
    }

    boolean isOver() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Tasks that have ended. */
    int visits() {
        return visits;
    }

    /** A sentence for each task that took more than one attempt. */
    List<String> again() {
        return List.copyOf(again);
    }

    /** A sentence for each task that ended otherwise than intended. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }
}
