package dev.trawl.bench.soak;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The mean time of the last pages: enough of them that one slow page does not show, few enough that a slow minute does. */
final class PageWindow {

    static final int SIZE = 200;

    private final Deque<Long> last = new ArrayDeque<>();
    private long pages;

    void add(List<Long> milliseconds) {
        for (long one : milliseconds) {
            last.addLast(one);
            pages++;
            if (last.size() > SIZE) {
                last.removeFirst();
            }
        }
    }

    /** How many there were altogether. */
    long pages() {
        return pages;
    }

    /** NaN before the first. */
    double mean() {
        return last.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
    }
}
