package dev.trawl.cli.crawl;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast a number grows, over the last half minute. */
final class GrowthRate {

    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Deque<Reading> readings = new ArrayDeque<>();

    private record Reading(long nanos, long value) {}

    /** Notes a reading; the clock is one that only goes forward, such as {@link System#nanoTime()}. */
    void note(long nanos, long value) {
        if (!readings.isEmpty() && readings.getLast().value() > value) {
            readings.clear(); // a fetcher has gone, and its count with it
        }
        readings.addLast(new Reading(nanos, value));
        while (readings.size() > 2 && nanos - readings.getFirst().nanos() > WINDOW.toNanos()) {
            readings.removeFirst();
        }
    }

    double perSecond() {
        if (readings.size() < 2) {
            return 0;
        }
        double seconds = (readings.getLast().nanos() - readings.getFirst().nanos()) / 1e9;
        return seconds <= 0
                ? 0
                : (readings.getLast().value() - readings.getFirst().value()) / seconds;
    }

    /** How long this number more will take at this rate; empty while nothing moves. */
    Optional<Duration> timeFor(long more) {
        double pace = perSecond();
        return pace <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(more / pace * 1000)));
    }
}
