package dev.trawl.scheduler.wiring;

import dev.trawl.contract.FailureKind;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gauges of the ledger, counted on a timer so that reading metrics puts no load on the database. */
final class LedgerMetrics {

    private final TaskStore tasks;
    private volatile Snapshot last = new Snapshot(TaskCounts.of(List.of()), Duration.ZERO, 0, 0);

    /** What was counted last. */
    private record Snapshot(TaskCounts counts, Duration oldest, long unstarted, long unstoredPages) {}

    LedgerMetrics(TaskStore tasks, FetcherRegistry fetcherRegistry, MeterRegistry metrics) {
        this.tasks = tasks;
        for (TaskStateName state : TaskStateName.values()) {
            gauge("trawl.scheduler.tasks", "Tasks by state", now -> now.counts().in(state))
                    .tag("state", state.label())
                    .register(metrics);
        }
        for (FailureKind kind : FailureKind.values()) {
            gauge(
                            "trawl.scheduler.dead",
                            "Tasks that ended dead, by kind",
                            now -> now.counts().dead().getOrDefault(kind.label(), 0L))
                    .tag("kind", kind.label())
                    .register(metrics);
        }
        gauge(
                        "trawl.scheduler.oldest.open.task",
                        "How long the oldest open task has been open",
                        now -> now.oldest().toSeconds())
                .baseUnit("seconds")
                .register(metrics);
        gauge("trawl.scheduler.unstarted", "Tasks published and not yet started by a fetcher", Snapshot::unstarted)
                .register(metrics);
        gauge("trawl.scheduler.unstored.pages", "Pages fetched and not yet stored", Snapshot::unstoredPages)
                .register(metrics);
        Gauge.builder("trawl.scheduler.slots", fetcherRegistry, FetcherRegistry::liveSlots)
                .description("Slots of live fetchers")
                .register(metrics);
    }

    private Gauge.Builder<LedgerMetrics> gauge(String name, String description, ToDoubleFunction<Snapshot> value) {
        return Gauge.builder(name, this, ledger -> value.applyAsDouble(ledger.last))
                .description(description);
    }

    void step() {
        last = new Snapshot(tasks.counts(), tasks.oldestOpen(), tasks.unstarted(), tasks.unstoredPages());
    }
}
