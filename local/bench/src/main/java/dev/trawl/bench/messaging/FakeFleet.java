package dev.trawl.bench.messaging;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.MessageJson;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.Task;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Fetchers without browsers, as the scheduler sees them: their heartbeats tell of slots, and each task that is published is
 * told to have started and to be of a user who does not exist, as soon as it is read. One thread.
 */
public final class FakeFleet implements AutoCloseable {

    private static final int SLOTS_EACH = 20;
    private static final int KEPT = 20_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private final BenchTopics topics;
    private final Clock clock;
    private final KafkaConsumer<byte[], byte[]> tasks;
    private final List<byte[]> seen = new ArrayList<>();
    private final Instant started;
    private int fetchers = 1;
    private long nextHeartbeat = System.nanoTime();

    public FakeFleet(BenchTopics topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
        this.started = clock.instant();
        this.tasks = topics.reader(topics.names().tasks(), true);
    }

    /** From now on it has this number of slots, or a few more; never fewer than before. */
    public void grow(int slots) {
        fetchers = Math.max(fetchers, Math.ceilDiv(slots, SLOTS_EACH));
        nextHeartbeat = System.nanoTime();
    }

    public int slots() {
        return fetchers * SLOTS_EACH;
    }

    /** Goes on for so long. @return how many tasks it was given */
    public long play(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long given = 0;
        while (System.nanoTime() < end) {
            if (System.nanoTime() - nextHeartbeat >= 0) {
                nextHeartbeat = System.nanoTime() + HEARTBEAT.toNanos();
                IntStream.rangeClosed(1, fetchers).forEach(this::beat);
                topics.flush();
            }
            given += step();
        }
        return given;
    }

    private int step() {
        try {
            var polled = tasks.poll(POLL);
            polled.forEach(record -> answer(record.value()));
            return polled.count();
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new BenchFailed("ended", e);
        }
    }

    private void answer(byte[] message) {
        if (seen.size() < KEPT) {
            seen.add(message);
        }
        Task task = MessageJson.read(message, Task.class);
        VisitRef visit = task.visitedAs(new VisitId(UUID.randomUUID()));
        Instant now = clock.instant();
        var fetcher = fetcher(1);
        topics.send(topics.names().outcomes(), task.account().key(), new Outcome.Started(visit, now, fetcher));
        topics.send(topics.names().outcomes(), task.account().key(), new Outcome.NotFound(visit, now, fetcher, null));
    }

    private void beat(int number) {
        Instant now = clock.instant();
        List<Heartbeat.Slot> slots = IntStream.rangeClosed(1, SLOTS_EACH)
                .mapToObj(slot -> new Heartbeat.Slot(slot, Heartbeat.SlotState.IDLE, started, null, null, null, 0))
                .toList();
        var browser = new Heartbeat.Browser(Heartbeat.BrowserState.ACTIVE, "none", started, 0, 0);
        FetcherId fetcher = fetcher(number);
        topics.send(
                topics.names().fetchers(),
                fetcher.value(),
                new Heartbeat(fetcher, now, started, false, 0, 0, slots, browser));
    }

    private static FetcherId fetcher(int number) {
        return new FetcherId("bench-" + number);
    }

    /** The first tasks, as they were on the topic. */
    public List<byte[]> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        tasks.close();
    }
}
