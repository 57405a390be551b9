package dev.trawl.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Whether the broker can be reached. Consumers wait for a broker without an error, so it is asked a question on a timer. An
 * outage is one line in the log. Thread-safe.
 */
public final class BrokerLiveness implements SmartLifecycle {

    /** A question that only a broker can answer. It has a time limit of its own. */
    @FunctionalInterface
    public interface Question {

        /** One for a service that has no other question: which nodes it consists of. */
        Question NODES = admin -> {
            admin.describeCluster().nodes().get(4, TimeUnit.SECONDS);
            return true;
        };

        /**
         * Asks the broker.
         *
         * @return whether it answered; false when there is nothing to ask yet
         * @throws ExecutionException from the broker; the question is asked again
         */
        boolean ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static final Logger log = LoggerFactory.getLogger(BrokerLiveness.class);

    private final Supplier<Admin> opening;
    private final Question question;
    private final Duration patience;
    private final Clock clock;
    private final Outage outage;
    private final ScheduledLoop loop;
    private @Nullable Admin admin;
    private volatile Instant answered = Instant.EPOCH;

    /**
     * For the broker of a service.
     *
     * @param every from an answer, or its absence, to the next question
     * @param patience how long a broker counts as reachable after its last answer
     */
    public static BrokerLiveness of(
            KafkaAdmin admin, Question question, Duration every, Duration patience, Clock clock) {
        return new BrokerLiveness(
                () -> Admin.create(admin.getConfigurationProperties()), question, every, patience, clock);
    }

    BrokerLiveness(Supplier<Admin> opening, Question question, Duration every, Duration patience, Clock clock) {
        this.opening = opening;
        this.question = question;
        this.patience = patience;
        this.clock = clock;
        this.outage = new Outage("Kafka cannot be reached", log, clock);
        this.loop = new ScheduledLoop("broker-liveness", every, this::step, clock);
    }

    /** Whether the broker answered lately. */
    public boolean isThere() {
        return answered.isAfter(clock.instant().minus(patience));
    }

    /** Kafka, for people, when it is not there. */
    public Optional<String> waitsFor() {
        return isThere() ? Optional.empty() : Optional.of("Kafka");
    }

    /** Asks once. */
    synchronized void step() throws InterruptedException {
        try {
            if (admin == null) {
                admin = opening.get();
            }
            Instant asked = clock.instant();
            if (question.ask(admin)) {
                answered = asked;
                outage.over();
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            outage.failed(e);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.close();
        closeAdmin();
    }

    private synchronized void closeAdmin() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
