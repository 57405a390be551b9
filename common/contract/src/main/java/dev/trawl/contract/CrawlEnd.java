package dev.trawl.contract;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * On {@code crawl.ends}: every task of a crawl has come to its end. Said at least once; a crawl that is given new users, or
 * whose tasks are replayed, ends again later and says so again.
 *
 * @param at when the scheduler saw it
 * @param submitted all tasks of the crawl: the sum of {@code ends}
 * @param ends tasks by state, those states that have any
 * @param dead the dead ones among them, by kind
 */
public record CrawlEnd(CrawlId crawlId, Instant at, long submitted, Map<String, Long> ends, Map<String, Long> dead) {

    public CrawlEnd {
        Check.present(crawlId, "crawlId");
        Check.present(at, "at");
        ends = Collections.unmodifiableMap(new TreeMap<>(Check.present(ends, "ends")));
        dead = Collections.unmodifiableMap(new TreeMap<>(Check.present(dead, "dead")));
        long sum = ends.values().stream().mapToLong(Long::longValue).sum();
        if (sum != submitted) {
            throw new IllegalArgumentException("submitted is " + submitted + ", expected the sum of ends, " + sum);
        }
    }
}
