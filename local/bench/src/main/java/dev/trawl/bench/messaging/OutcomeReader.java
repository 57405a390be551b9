package dev.trawl.bench.messaging;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.messages.MessageJson;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.TaskId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for the ends of tasks on {@code crawl.outcomes}, counted from its making. One thread. */
public final class OutcomeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deque<Outcome> waiting = new ArrayDeque<>();

    public OutcomeReader(BenchTopics topics) {
        consumer = topics.reader(topics.names().outcomes(), false);
    }

    /** Returns when each of these tasks was fetched. */
    public void awaitFetched(Set<TaskId> tasks, Duration limit) {
        await(tasks, limit, false);
    }

    /** Returns when each of these tasks is stored. */
    public void awaitStored(Set<TaskId> tasks, Duration limit) {
        await(tasks, limit, true);
    }

    private void await(Set<TaskId> tasks, Duration limit, boolean stored) {
        Set<TaskId> open = new HashSet<>(tasks);
        long deadline = System.nanoTime() + limit.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailed(
                        open.size() + " of " + tasks.size() + " tasks had no end within " + limit.toSeconds() + " s");
            }
            for (var record : polled()) {
                Outcome outcome = MessageJson.read(record.value(), Outcome.class);
                if (isEnd(outcome, stored)) {
                    open.remove(outcome.visit().taskId());
                }
            }
        }
    }

    /** Returns the next outcome of this kind; what comes before it is passed over. */
    public Outcome await(Predicate<Outcome> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (waiting.isEmpty()) {
                polled().forEach(record -> waiting.add(MessageJson.read(record.value(), Outcome.class)));
            }
            for (Outcome next = waiting.poll(); next != null; next = waiting.poll()) {
                if (wanted.test(next)) {
                    return next;
                }
            }
        }
        throw new BenchFailed("the outcome that is waited for did not come within " + limit.toSeconds() + " s");
    }

    private ConsumerRecords<byte[], byte[]> polled() {
        try {
            return consumer.poll(POLL);
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new BenchFailed("ended", e);
        }
    }

    private static boolean isEnd(Outcome outcome, boolean stored) {
        return switch (outcome) {
            case Outcome.Fetched fetched -> !stored;
            case Outcome.Empty empty -> !stored;
            case Outcome.Stored end -> stored;
            case Outcome.Started started -> false;
            case Outcome.Failed failed ->
                throw new BenchFailed(failed.visit() + " failed: " + failed.kind() + ", " + failed.reason());
            case Outcome.NotFound other -> throw unexpected(other);
            case Outcome.Blocked other -> throw unexpected(other);
            case Outcome.HandedBack other -> throw unexpected(other);
            case Outcome.Cancelled other -> throw unexpected(other);
            case Outcome.Unreadable other -> throw new BenchFailed(other.visit() + " is unreadable: " + other.reason());
            case Outcome.Unstorable other -> throw new BenchFailed(other.visit() + " is unstorable: " + other.reason());
        };
    }

    private static BenchFailed unexpected(Outcome outcome) {
        return new BenchFailed(
                outcome.visit() + " ended " + outcome.getClass().getSimpleName() + ", expected it to be fetched");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
