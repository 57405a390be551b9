package dev.trawl.scheduler;

import dev.trawl.scheduler.fleet.Fleet;
import dev.trawl.scheduler.ledger.Counts;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.task.StateName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Gauges of the ledger, counted on a timer of ours so that nobody who reads metrics can load the database. */
final class LedgerMetrics {

    private final LedgerReader reader;
    private volatile Counts counts = Counts.of(java.util.List.of());
    private volatile Duration oldest = Duration.ZERO;

    LedgerMetrics(LedgerReader reader, Fleet fleet, MeterRegistry metrics) {
        this.reader = reader;
        for (StateName state : StateName.values()) {
            Gauge.builder("trawl.scheduler.tasks", this, ledger -> ledger.counts.in(state))
                    .description("Tasks by state")
                    .tag("state", state.label())
                    .register(metrics);
        }
        Gauge.builder("trawl.scheduler.oldest.open.task", this, ledger -> ledger.oldest.toSeconds())
                .description("How long the oldest open task has been open")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("trawl.scheduler.slots", fleet, Fleet::liveSlots)
                .description("Slots of live fetchers")
                .register(metrics);
    }

    void step() {
        counts = reader.counts();
        oldest = reader.oldestOpen();
    }
}
