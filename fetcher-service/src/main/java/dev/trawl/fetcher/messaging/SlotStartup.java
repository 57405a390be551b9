package dev.trawl.fetcher.messaging;

import dev.trawl.contract.Topics;
import dev.trawl.fetcher.visit.TaskHandler;
import dev.trawl.kafka.MalformedMessages;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Starts the slots. They take no task before all control messages are read. */
@Component
public final class SlotStartup {

    private final KafkaProperties kafka;
    private final Topics topics;
    private final MalformedMessages malformed;
    private final ControlReader control;
    private final Clock clock;

    SlotStartup(KafkaProperties kafka, Topics topics, MalformedMessages malformed, ControlReader control, Clock clock) {
        this.kafka = kafka;
        this.topics = topics;
        this.malformed = malformed;
        this.control = control;
        this.clock = clock;
    }

    /**
     * Starts the slots. They join the share group at once, and take tasks when they are ready.
     *
     * @param ready whether there is a browser; the answer may take a while
     */
    public Slots open(int count, Duration grace, BooleanSupplier ready, IntFunction<TaskHandler> handlers) {
        Map<String, Object> client = new HashMap<>(kafka.getProperties());
        var settings = new ShareGroupMembership.Settings(
                String.join(",", kafka.getBootstrapServers()), client, topics.tasks(), topics.taskGroup(), grace);
        return new Slots(
                count, settings, malformed, () -> control.isCaughtUp() && ready.getAsBoolean(), handlers, clock);
    }
}
