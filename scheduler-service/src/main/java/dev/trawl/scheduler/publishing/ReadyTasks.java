package dev.trawl.scheduler.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What some crawl queues have ready.
 *
 * @param queues all that were read, those without a due task too
 * @param tasks due tasks, those of a queue in the order in which it gives them
 */
public record ReadyTasks(Map<CrawlQueue, Turn> queues, List<DueTask> tasks) {

    static final ReadyTasks NONE = new ReadyTasks(Map.of(), List.of());

    public ReadyTasks {
        queues = Map.copyOf(queues);
        tasks = List.copyOf(tasks);
    }

    /**
     * Where a queue stands.
     *
     * @param turn page loads that were expected of its tasks, on the scale of its site; the lowest goes next
     * @param wakes how often tasks came to wait in it: when more did since, only they say when it is due
     */
    public record Turn(double turn, long wakes) {}

    ReadyTasks plus(ReadyTasks others) {
        var all = new HashMap<>(queues);
        all.putAll(others.queues);
        return new ReadyTasks(
                all, Stream.concat(tasks.stream(), others.tasks.stream()).toList());
    }

    /** The queues that have given a task. */
    public Set<CrawlQueue> queuesWithTasks() {
        return tasks.stream().map(DueTask::queue).collect(Collectors.toSet());
    }
}
