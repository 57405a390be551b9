package dev.trawl.bench.messaging;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * How fast a topic was filled by the reader of another one: from the timestamps of its messages, read afterwards, so that
 * the counting takes nothing while it lasts. The first quarter is left out: it is the start of the program.
 */
public record Drain(long messages, double seconds) {

    private static final Duration POLL = Duration.ofMillis(250);

    /** Of the whole: what counts. */
    private static final int PARTS = 4;

    public double perSecond() {
        return messages / seconds;
    }

    /** From the times, in milliseconds, at which messages were sent. */
    public static Drain of(long[] times) {
        long[] sorted = LongStream.of(times).sorted().toArray();
        int first = sorted.length / PARTS;
        if (sorted.length - first < 2 || sorted[sorted.length - 1] == sorted[first]) {
            throw new BenchFailed(sorted.length + " messages are too few to measure a speed: raise --messages");
        }
        return new Drain(sorted.length - 1L - first, (sorted[sorted.length - 1] - sorted[first]) / 1000.0);
    }

    /** Waits until the topic has this number of messages. */
    public static void await(BenchTopics topics, String topic, long messages, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (topics.count(topic) < messages) {
            if (System.nanoTime() > end) {
                throw new BenchFailed(topic + " has " + topics.count(topic) + " of " + messages + " messages after "
                        + limit.toSeconds() + " s");
            }
            Pause.of(POLL);
        }
    }

    /** The times of all messages on a topic. */
    public static long[] times(BenchTopics topics, String topic) {
        long count = topics.count(topic);
        long[] times = new long[Math.toIntExact(count)];
        int found = 0;
        try (var reader = topics.reader(topic, true)) {
            while (found < times.length) {
                for (var record : reader.poll(POLL)) {
                    if (found < times.length) {
                        times[found++] = record.timestamp();
                    }
                }
            }
        }
        return times;
    }
}
