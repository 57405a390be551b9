package dev.trawl.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the topics that this service owns, as soon as there is a broker, waits for those of other services, and runs what
 * else has to be set up there. Topics that exist are left as they are. Looks again now and then: a broker may come back
 * without what was set up. Thread-safe.
 */
public final class TopicCreation implements SmartLifecycle {

    /** Something to set up on the broker beside topics, such as the settings of a group. Run again and again. */
    @FunctionalInterface
    public interface Setup {
        /** @throws ExecutionException from the broker; tried again */
        void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** Logged, never thrown: other services have not made their topics yet. */
    private static final class TopicsAbsent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TopicsAbsent(String which) {
            super(which);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    /** At a start all services wait for the topics of others: this is a part of what each start takes. */
    private static final Duration RETRY = Duration.ofMillis(200);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Supplier<Admin> opening;
    private final ServiceTopics topics;
    private final TopicSettings settings;
    private final List<Setup> setups;
    private final Outage outage;
    private final Outage absence;
    private final CountDownLatch done = new CountDownLatch(1);
    private final ScheduledLoop loop;
    /** Open while topics are awaited. */
    private volatile @Nullable Admin admin;

    private volatile @Nullable List<OwnedTopic> absent;

    TopicCreation(
            Supplier<Admin> opening, ServiceTopics topics, TopicSettings settings, List<Setup> setups, Clock clock) {
        this.opening = opening;
        this.topics = topics;
        this.settings = settings;
        this.setups = setups;
        this.outage = new Outage("Kafka cannot be reached to make or find topics", log, clock);
        this.loop = ScheduledLoop.retrying("topic-creation", RETRY, LOOK_AGAIN, this::step, clock);
        this.absence = Outage.atFirstUsual("topics of other services are not there yet", log, clock);
    }

    /** Whether everything was there once. */
    public boolean isDone() {
        return done.getCount() == 0;
    }

    /** How many topics of other services were not there when last looked at. */
    public int missing() {
        List<OwnedTopic> known = absent;
        return known == null ? 0 : known.size();
    }

    /** What was never there yet, for people: Kafka, or topics of other services. Empty once everything was there. */
    public Optional<String> waitsFor() {
        if (isDone()) {
            return Optional.empty();
        }
        List<OwnedTopic> known = absent;
        return Optional.of(known == null || known.isEmpty() ? "Kafka" : names(known));
    }

    private static String names(List<OwnedTopic> topics) {
        return topics.stream()
                .map(topic -> topic.name() + " of the " + topic.owner().label())
                .collect(Collectors.joining(", "));
    }

    /** Waits until everything is there. @return whether it is, within this time */
    public boolean await(Duration limit) throws InterruptedException {
        return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Looks once. @return whether everything is there, with a leader for each partition */
    boolean step() throws InterruptedException {
        try {
            Admin open = admin == null ? opening.get() : admin;
            admin = open;
            List<OwnedTopic> lacking = setUp(open);
            outage.over();
            absent = lacking;
            if (!lacking.isEmpty()) {
                absence.failed(new TopicsAbsent(names(lacking)));
                return false;
            }
            absence.over();
            done.countDown();
            close();
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            close();
            if (isDone()) {
                log.debug("Kafka cannot be reached to see whether topics are still there", e);
            } else {
                outage.failed(e);
            }
            return false;
        }
    }

    private void close() {
        Admin open = admin;
        admin = null;
        if (open != null) {
            open.close(CLOSING);
        }
    }

    /** @return the topics of other services that are not there */
    private List<OwnedTopic> setUp(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var broker = new BrokerTopics(admin);
        Map<String, Integer> partitions =
                broker.partitions(topics.all().stream().map(OwnedTopic::name).toList());
        partitions.putAll(broker.create(topics.made().stream()
                .filter(topic -> !partitions.containsKey(topic.name()))
                .map(topic -> topic.with(settings))
                .toList()));
        broker.awaitLeaders(partitions);
        for (Setup setup : setups) {
            setup.run(admin);
        }
        return topics.awaited().stream()
                .filter(topic -> !partitions.containsKey(topic.name()))
                .toList();
    }

    @Override
    public void stop() {
        loop.close();
        close();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Before everything that reads or writes topics. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
