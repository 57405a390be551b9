package dev.trawl.fetcher.messaging;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.MessageSender;
import dev.trawl.kafka.Outage;
import dev.trawl.kafka.ScheduledLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a heartbeat every two seconds and when a visit begins or ends. At a clean end it sends a tombstone. Thread-safe. */
public final class Heartbeats {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final FetcherId fetcher;
    private final MessageSender messageSender;
    private final Topics topics;
    private final Function<Boolean, Heartbeat> heartbeats;
    private final Outage outage;
    private final ScheduledLoop loop;
    private volatile boolean stopping;

    /** @param heartbeats makes a heartbeat; its argument says whether the fetcher is stopping */
    public Heartbeats(
            FetcherId fetcher,
            MessageSender messageSender,
            Topics topics,
            Function<Boolean, Heartbeat> heartbeats,
            Clock clock) {
        this.fetcher = fetcher;
        this.messageSender = messageSender;
        this.topics = topics;
        this.heartbeats = heartbeats;
        this.outage = new Outage("heartbeats cannot be sent", log, clock);
        // a fetcher without heartbeats loses its tasks, so the next one is tried whatever fails
        this.loop = new ScheduledLoop("heartbeat", EVERY, this::step, clock);
    }

    public FetcherId fetcher() {
        return fetcher;
    }

    public void start() {
        loop.start();
    }

    /** Sends one heartbeat. */
    void step() throws InterruptedException {
        send(heartbeats.apply(stopping));
    }

    private void send(@Nullable Heartbeat heartbeat) throws InterruptedException {
        try {
            MessageSender.await(List.of(messageSender.send(topics.fetchers(), fetcher.value(), heartbeat)), LIMIT);
            outage.over();
        } catch (MessageSender.NotSent e) {
            outage.failed(e);
        }
    }

    /** Sends the next heartbeat at once. */
    public void soon() {
        loop.wake();
    }

    /** From now on the heartbeats say that the fetcher takes no more tasks. */
    public void stopping() {
        stopping = true;
        soon();
    }

    /** Sends that the fetcher has gone, as the last message. */
    public void gone() {
        loop.close();
        try {
            send(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
