package dev.trawl.cli.crawl;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How far a crawl is.
 *
 * @param finished whether every task has ended
 * @param counts tasks by state, as the scheduler names them, the dead apart
 * @param dead dead tasks by kind
 * @param waitingFor what holds it back; empty when nothing does
 */
public record CrawlStatus(
        boolean finished, int total, Map<String, Integer> counts, Map<String, Integer> dead, String waitingFor) {

    public CrawlStatus {
        counts = Map.copyOf(counts);
        dead = Map.copyOf(dead);
    }

    static CrawlStatus of(JsonNode crawl) {
        JsonNode tasks = crawl.path("tasks");
        Map<String, Integer> counts = numbers(tasks);
        counts.remove("total");
        counts.remove("dead");
        return new CrawlStatus(
                crawl.path("finished").asBoolean(false),
                tasks.path("total").asInt(0),
                counts,
                numbers(crawl.path("dead")),
                crawl.path("waitingFor").asString(""));
    }

    private static Map<String, Integer> numbers(JsonNode node) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isNumber()) {
                numbers.put(entry.getKey(), entry.getValue().asInt());
            }
        }
        return numbers;
    }

    /** The same, held back by something that the scheduler does not know. */
    public CrawlStatus waitingFor(String what) {
        return new CrawlStatus(finished, total, counts, dead, what);
    }

    public int in(String state) {
        return counts.getOrDefault(state, 0);
    }

    public int dead(String kind) {
        return dead.getOrDefault(kind, 0);
    }

    public int allDead() {
        return dead.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Ended tasks by their end as the protocol writes it, such as {@code STORED} or {@code DEAD(click)}; none of 0. */
    public Map<String, Integer> byEnd() {
        Map<String, Integer> ends = new TreeMap<>();
        for (String state : List.of("stored", "empty", "not_found", "moved", "cancelled")) {
            if (in(state) > 0) {
                ends.put(state.toUpperCase(Locale.ROOT), in(state));
            }
        }
        dead.forEach((kind, count) -> {
            if (count > 0) {
                ends.put("DEAD(" + kind + ")", count);
            }
        });
        return ends;
    }

    /** Those that ended as they should: stored, empty, not there, or moved. */
    public int done() {
        return in("stored") + in("empty") + in("not_found") + in("moved");
    }

    /** Those that have ended. */
    public int ended() {
        return done() + in("cancelled") + allDead();
    }
}
