package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.FleetView;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.terminal.TerminalOutput;

/** What the fetchers do and what is in the ledger, in two lines. */
final class LedgerStatusLines {

    private final TerminalOutput terminalOutput;

    LedgerStatusLines(TerminalOutput terminalOutput) {
        this.terminalOutput = terminalOutput;
    }

    /** Answers whether the scheduler did. */
    boolean show(SchedulerApi scheduler) {
        try {
            FleetView fleet = scheduler.fleet();
            terminalOutput.say("  " + fleet.fetchers() + " fetchers, " + fleet.visiting() + " of " + fleet.slots()
                    + " slots visiting, " + fleet.pages() + " pages");
            terminalOutput.say("  ledger: " + scheduler.ledger());
            return true;
        } catch (ServiceUnanswered e) {
            terminalOutput.say("  the scheduler does not answer: " + e.getMessage());
            return false;
        }
    }
}
