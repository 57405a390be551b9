package dev.trawl.bench.messaging;

import dev.trawl.bench.measure.BenchFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The same messages from a Kafka producer with the services' settings (acks=all), which does nothing else. */
public final class BareProducer {

    private static final int KEYS = 1_000;

    /** The number of sends whose futures are kept. */
    private static final int BATCH = 20_000;

    private BareProducer() {}

    /**
     * Sends these values again and again, for so long.
     *
     * @return messages a second that the broker has confirmed
     */
    public static double perSecond(BenchTopics topics, String topic, List<byte[]> values, Duration time) {
        if (values.isEmpty()) {
            throw new BenchFailed("nothing was published, so there is nothing to send again");
        }
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            for (int i = 0; i < BATCH; i++, sent++) {
                topics.send(topic, "demo/" + sent % KEYS, Map.of(), values.get((int) (sent % values.size())));
            }
            topics.flush();
        }
        return sent / ((System.nanoTime() - start) / 1e9);
    }
}
