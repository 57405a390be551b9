package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * Publishes tasks: claim, publish, mark. A crash in between publishes the same attempt again. One thread steps it.
 */
public final class Publisher {

    /** Longer than any send can take, so that no send under way is repeated. */
    static final Duration UNCONFIRMED = Duration.ofSeconds(60);

    private final Claims claims;
    private final TaskTopic topic;
    private final IntSupplier liveSlots;
    private final Clock clock;
    private final Instant began;

    public Publisher(Claims claims, TaskTopic topic, IntSupplier liveSlots, Clock clock) {
        this.claims = claims;
        this.topic = topic;
        this.liveSlots = liveSlots;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Publishes what may be published now. @return how many tasks Kafka has confirmed; empty when nothing was tried */
    public OptionalInt step() throws InterruptedException {
        if (!topic.isThere()) {
            return OptionalInt.empty();
        }
        Instant old = clock.instant().minus(UNCONFIRMED);
        // what was claimed before this process began is no longer being sent
        return OptionalInt.of(publish(claims.claimAgain(old.isAfter(began) ? old : began))
                + publish(claims.claim(liveSlots.getAsInt())));
    }

    private int publish(List<Task> tasks) throws InterruptedException {
        if (tasks.isEmpty()) {
            return 0;
        }
        List<Task> published = topic.publish(tasks);
        claims.confirm(published);
        return published.size();
    }

    /** Tasks taken for publishing, in the ledger. */
    public interface Claims {

        /** Takes as many due tasks as the window allows. @param slots live ones */
        List<Task> claim(int slots);

        /** Takes again what was claimed before this time and never confirmed. */
        List<Task> claimAgain(Instant before);

        /** Kafka has them. */
        void confirm(List<Task> published);
    }

    /** Where tasks are published. */
    public interface TaskTopic {

        /** Whether it was there a moment ago: nothing is claimed for a broker that is away. */
        boolean isThere();

        /** Publishes and waits for the confirmations. @return those that are durable */
        List<Task> publish(List<Task> tasks) throws InterruptedException;
    }

    /** Lets the publisher look at once for what may be published, instead of at its next tick. Thread-safe. */
    @FunctionalInterface
    public interface PublisherWaker {

        void wake();
    }
}
