package dev.trawl.scheduler.task;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many tasks there are, in all, by state, and the dead ones by kind. Always adds up: made from one reading.
 *
 * @param byState every state, by its label
 * @param dead by kind
 */
public record TaskCounts(long total, Map<String, Long> byState, Map<String, Long> dead) {

    /** The number of tasks in a state; {@code kind} is empty unless they are dead. */
    public record Group(TaskStateName state, String kind, long tasks) {}

    /** Adds up. */
    public static TaskCounts of(List<Group> groups) {
        var byState = new LinkedHashMap<String, Long>();
        Arrays.stream(TaskStateName.values()).forEach(state -> byState.put(state.label(), 0L));
        var dead = new TreeMap<String, Long>();
        long total = 0;
        for (Group group : groups) {
            total += group.tasks();
            byState.merge(group.state().label(), group.tasks(), Long::sum);
            if (group.state() == TaskStateName.DEAD) {
                dead.merge(group.kind(), group.tasks(), Long::sum);
            }
        }
        return new TaskCounts(total, byState, dead);
    }

    public long in(TaskStateName state) {
        return byState.getOrDefault(state.label(), 0L);
    }

    /** Tasks that have not come to their end. */
    public long open() {
        return Arrays.stream(TaskStateName.values())
                .filter(state -> !state.isEnd())
                .mapToLong(this::in)
                .sum();
    }
}
