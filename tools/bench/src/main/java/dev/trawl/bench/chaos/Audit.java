package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.measure.Pause;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Compares what a pipeline that has come to rest holds with what it should hold. One thread, one audit. */
final class Audit {

    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Stack stack;
    private final CrawlSupply crawlSupply;
    private final LedgerTables ledger;
    private final Poisoning poisoning;
    private final Map<UUID, Boolean> spoiled;
    private final List<String> findings = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();

    /** @param spoiled tasks that were sent a record that Postgres refuses, and whether of a page past the end */
    Audit(Stack stack, CrawlSupply crawlSupply, LedgerTables ledger, Poisoning poisoning, Map<UUID, Boolean> spoiled) {
        this.stack = stack;
        this.crawlSupply = crawlSupply;
        this.ledger = ledger;
        this.poisoning = poisoning;
        this.spoiled = spoiled;
    }

    /**
     * Looks at everything.
     *
     * @param kills how many there were
     */
    void look(Path logs, int kills) {
        lookAtLedger();
        lookAtRows();
        lookAtPoison();
        lookAtLogs(new LogAudit(logs, kills));
    }

    private void lookAtLedger() {
        var audit = new LedgerAudit(crawlSupply, spoiled, ledger);
        findings.addAll(
                audit.findings(new SchedulerApi(stack.service(Service.SCHEDULER).address())));
        figures.add(crawlSupply.submitted().size() + " tasks in "
                + crawlSupply.crawls().size() + " crawls, compared by ID: " + audit.ends() + "; " + audit.attempts());
        figures.add(spoiled.size() + " records that Postgres refuses (a NUL, the year 300000) put beside those of"
                + " running visits; " + audit.refused() + " of their tasks ended DEAD(record)");
    }

    private void lookAtRows() {
        var audit = new RowAudit(
                crawlSupply,
                String.valueOf(stack.state().demoBlog()),
                stack.service(Service.STORAGE).address());
        findings.addAll(audit.findings(ledger));
        figures.add(audit.profiles() + " profiles and " + audit.articles()
                + " articles compared field by field with the demo blog's own data");
    }

    private void lookAtPoison() {
        var audit = new PoisonAudit(poisoning.out(), poisoning.topics());
        findings.addAll(audit.findings(ledger, poisoning.written(), stack));
        figures.addAll(audit.figures());
    }

    private void lookAtLogs(LogAudit audit) {
        findings.addAll(audit.findings());
        long before = audit.warnings();
        Pause.of(QUIET);
        long more = audit.warnings() - before;
        if (more > 0) {
            findings.add(more + " warnings in " + QUIET.toSeconds() + " s when nothing was left to do");
        }
        figures.add(before + " warnings and errors in the services' logs");
    }

    /** A sentence for each thing that is not as it should be. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** What was counted and compared, a sentence each. */
    List<String> figures() {
        return List.copyOf(figures);
    }
}
