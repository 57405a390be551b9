package dev.trawl.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that this service owns, as soon as there is a broker, and then runs once what else has to be set up
 * there. Topics that exist are left as they are. Thread-safe.
 */
public final class TopicCreation implements SmartLifecycle {

    /** Something to set up on the broker beside topics, such as the settings of a group. May be run more than once. */
    @FunctionalInterface
    public interface Setup {
        /** @throws ExecutionException from the broker; tried again */
        void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 1_000;

    private final Map<String, Object> client;
    private final List<NewTopic> topics;
    private final List<Setup> setups;
    private final Outage outage;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    TopicCreation(KafkaAdmin admin, TopicSettings settings, List<OwnedTopic> owned, List<Setup> setups, Clock clock) {
        this.client = admin.getConfigurationProperties();
        this.topics = owned.stream().map(topic -> topic.with(settings)).toList();
        this.setups = setups;
        this.outage = new Outage("Kafka cannot be reached to make topics", log, clock);
    }

    /** Whether everything is there. */
    public boolean isDone() {
        return done.getCount() == 0;
    }

    /** Waits until everything is there. @return whether it is, within this time */
    public boolean await(Duration limit) throws InterruptedException {
        return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("topic-creation").start(this::loop);
    }

    private void loop() {
        try {
            while (running && !step()) {
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries once. @return whether everything is there */
    boolean step() throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            for (var creation : admin.createTopics(topics).values().values()) {
                ignoringExisting(creation);
            }
            for (Setup setup : setups) {
                setup.run(admin);
            }
            done.countDown();
            outage.over();
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            outage.failed(e);
            return false;
        }
    }

    private static void ignoringExisting(KafkaFuture<Void> creation)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            creation.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that reads or writes topics. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
