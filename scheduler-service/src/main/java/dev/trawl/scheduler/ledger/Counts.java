package dev.trawl.scheduler.ledger;

import dev.trawl.scheduler.task.StateName;
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
public record Counts(long total, Map<String, Long> byState, Map<String, Long> dead) {

    /** So many tasks in a state; {@code kind} is empty unless they are dead. */
    public record Group(StateName state, String kind, long tasks) {}

    /** Adds up. */
    public static Counts of(List<Group> groups) {
        var byState = new LinkedHashMap<String, Long>();
        Arrays.stream(StateName.values()).forEach(state -> byState.put(state.label(), 0L));
        var dead = new TreeMap<String, Long>();
        long total = 0;
        for (Group group : groups) {
            total += group.tasks();
            byState.merge(group.state().label(), group.tasks(), Long::sum);
            if (group.state() == StateName.DEAD) {
                dead.merge(group.kind(), group.tasks(), Long::sum);
            }
        }
        return new Counts(total, byState, dead);
    }

    public long in(StateName state) {
        return byState.getOrDefault(state.label(), 0L);
    }

    /** Tasks that have not come to their end. */
    public long open() {
        return Arrays.stream(StateName.values())
                .filter(state -> !state.isEnd())
                .mapToLong(this::in)
                .sum();
    }
}
