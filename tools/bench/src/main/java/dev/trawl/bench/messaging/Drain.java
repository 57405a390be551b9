package dev.trawl.bench.messaging;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * How fast the reader of one topic filled another one. The timestamps of the messages say it, read afterwards, so that counting
 * disturbs nothing. The first quarter is left out: it is the start of the program.
 */
public record Drain(long messages, double seconds) {

    private static final Duration POLL = Duration.ofMillis(250);

    /** The first of these parts does not count. */
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
        if (!Pause.until(() -> topics.count(topic) >= messages, POLL, limit)) {
            throw new BenchFailed(topic + " has " + topics.count(topic) + " of " + messages + " messages after "
                    + limit.toSeconds() + " s");
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
