package dev.trawl.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * How far the listeners of this service are behind their topics, as {@code trawl.lag}, and whether they come on: a process
 * that is up and handles nothing is not healthy. The lag is that of the whole group, so each of its members shows the same.
 * Thread-safe.
 */
public final class ListenerProgress implements SmartLifecycle {

    /**
     * One listener of this process.
     *
     * @param assigned its partitions now, of those that the group shares
     * @param ended whether it gave up by itself
     */
    record Listened(String group, Set<String> topics, Set<TopicPartition> assigned, boolean ended) {}

    /** Where one stood when it last came on. */
    private record Standing(long next, long behind, boolean ours, Instant since) {}

    private record Place(String group, TopicPartition partition) {}

    private static final Logger log = LoggerFactory.getLogger(ListenerProgress.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Supplier<Admin> opening;
    private final Supplier<List<Listened>> listeners;
    private final Duration patience;
    private final Clock clock;
    private final MultiGauge lag;
    private final ScheduledLoop loop;
    private @Nullable Admin admin;
    private volatile Map<Place, Standing> standings = Map.of();

    /** @param patience how long a listener may handle none of the messages that are there for it */
    ListenerProgress(
            Supplier<Admin> opening,
            Supplier<List<Listened>> listeners,
            Duration patience,
            Clock clock,
            MeterRegistry metrics) {
        this.opening = opening;
        this.listeners = listeners;
        this.patience = patience;
        this.clock = clock;
        this.loop = ScheduledLoop.retrying("listener-progress", RETRY, LOOK_AGAIN, this::step, clock);
        this.lag = MultiGauge.builder("trawl.lag")
                .description("Messages of a topic that a group has not acknowledged")
                .register(metrics);
    }

    /** What does not come on, for people: listeners that gave up, and our partitions with messages that wait. */
    public List<String> stuck() {
        Instant then = clock.instant().minus(patience);
        Stream<String> ended =
                listeners.get().stream().filter(Listened::ended).map(listener -> listener.group() + " has ended");
        return Stream.concat(ended, waiting(then)).toList();
    }

    private Stream<String> waiting(Instant then) {
        return standings.entrySet().stream()
                .filter(one -> one.getValue().ours() && one.getValue().behind() > 0)
                .filter(one -> one.getValue().since().isBefore(then))
                .map(one -> one.getKey().group() + " at " + one.getKey().partition())
                .sorted();
    }

    /** Looks once. @return whether the broker answered */
    boolean step() throws InterruptedException {
        try {
            if (admin == null) {
                admin = opening.get();
            }
            look(new GroupPositions(admin));
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("not known how far the listeners are behind", e);
            // no listener could make progress meanwhile
            standings = Map.of();
            return false;
        }
    }

    private void look(GroupPositions positions) throws ExecutionException, InterruptedException, TimeoutException {
        var now = new HashMap<Place, Standing>();
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (Listened listener : listeners.get()) {
            var behind = new HashMap<String, Long>();
            positions.of(listener.group(), listener.topics()).forEach((partition, position) -> {
                var place = new Place(listener.group(), partition);
                boolean ours = listener.assigned().contains(partition);
                now.put(place, standing(standings.get(place), position, ours));
                behind.merge(partition.topic(), position.behind(), Long::sum);
            });
            behind.forEach((topic, messages) ->
                    rows.add(MultiGauge.Row.of(Tags.of("group", listener.group(), "topic", topic), messages)));
        }
        standings = Map.copyOf(now);
        lag.register(rows, true);
    }

    private Standing standing(@Nullable Standing before, GroupPositions.Position position, boolean ours) {
        if (before != null && before.next() == position.next() && before.behind() > 0 && before.ours() == ours) {
            return new Standing(position.next(), position.behind(), ours, before.since());
        }
        return new Standing(position.next(), position.behind(), ours, clock.instant());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.close();
        Admin opened = admin;
        if (opened != null) {
            opened.close(Duration.ofSeconds(1));
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
