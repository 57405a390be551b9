package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.cli.stack.Stack;
import java.util.List;
import java.util.OptionalLong;

/** Whether a pipeline is healthy, and whether it gets on. One thread. */
final class PipelineHealth {

    private final Stack stack;
    private final LedgerTables ledger;
    private long last;

    PipelineHealth(Stack stack, LedgerTables ledger) {
        this.stack = stack;
        this.ledger = ledger;
    }

    /** The services that are not ready; what Kafka and Postgres are to them is in their readiness. */
    List<String> ailing() {
        return stack.services().stream()
                .filter(service -> !service.isReady())
                .map(ServiceProcess::name)
                .toList();
    }

    /** From now on only what comes later is news. */
    void forget() {
        ledger.lastOutcome().ifPresent(outcome -> last = outcome);
    }

    /** Whether an outcome has changed a task since. */
    boolean beats() {
        OptionalLong now = ledger.lastOutcome();
        return now.isPresent() && now.getAsLong() > last;
    }

    /** Whether there is nothing that could change. */
    boolean rests() {
        OptionalLong open = ledger.open();
        return open.isPresent() && open.getAsLong() == 0;
    }
}
