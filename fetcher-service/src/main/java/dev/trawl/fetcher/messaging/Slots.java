package dev.trawl.fetcher.messaging;

import dev.trawl.fetcher.visit.TaskHandler;
import dev.trawl.kafka.MalformedMessages;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** The slots of a fetcher. Each has a thread and tasks of its own. */
public final class Slots {

    private final List<ShareGroupTasks> sources = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param ready whether the slots may ask for tasks now */
    Slots(
            int count,
            ShareGroupMembership.Settings settings,
            MalformedMessages malformed,
            BooleanSupplier ready,
            IntFunction<TaskHandler> handlers,
            Clock clock) {
        for (int slot = 1; slot <= count; slot++) {
            var source = new ShareGroupTasks(settings, malformed, ready, slot, clock);
            TaskHandler handler = handlers.apply(slot);
            sources.add(source);
            threads.add(Thread.ofPlatform().daemon().name("slot-" + slot).start(() -> source.run(handler)));
        }
    }

    /** Takes no more tasks. Returns when the last visit has ended, or after this time. */
    public void stop(Duration limit) {
        sources.forEach(ShareGroupTasks::stop);
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
