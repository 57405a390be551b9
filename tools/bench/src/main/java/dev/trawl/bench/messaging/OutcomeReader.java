package dev.trawl.bench.messaging;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.TaskId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for messages on {@code crawl.outcomes} that are sent after it was made. One thread. */
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
            Outcome outcome = next(deadline, () -> open.size() + " of " + tasks.size() + " tasks had no end");
            if (isEnd(outcome, stored)) {
                open.remove(outcome.visit().taskId());
            }
        }
    }

    /** Returns the next outcome that fits, and skips those before it. */
    public Outcome await(Predicate<Outcome> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Outcome outcome = next(deadline, () -> "the expected outcome did not come");
        while (!wanted.test(outcome)) {
            outcome = next(deadline, () -> "the expected outcome did not come");
        }
        return outcome;
    }

    private Outcome next(long deadline, Supplier<String> failure) {
        while (waiting.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailed(failure.get() + " in time");
            }
            try {
                consumer.poll(POLL).forEach(record -> waiting.add(MessageJson.read(record.value(), Outcome.class)));
            } catch (InterruptException e) {
                Thread.interrupted();
                throw new BenchFailed("interrupted", e);
            }
        }
        return waiting.removeFirst();
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
            case Outcome.Moved other -> throw unexpected(other);
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
