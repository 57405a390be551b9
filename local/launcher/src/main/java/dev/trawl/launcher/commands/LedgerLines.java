package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.FleetView;
import dev.trawl.launcher.crawl.SchedulerApi;
import dev.trawl.launcher.crawl.Unanswered;

/** What the fetchers do and what is in the ledger, in two lines. */
final class LedgerLines {

    private final Screen screen;

    LedgerLines(Screen screen) {
        this.screen = screen;
    }

    /** Answers whether the scheduler did. */
    boolean show(SchedulerApi scheduler) {
        try {
            FleetView fleet = scheduler.fleet();
            screen.say("  " + fleet.fetchers() + " fetchers, " + fleet.visiting() + " of " + fleet.slots()
                    + " slots visiting, " + fleet.pages() + " pages");
            screen.say("  ledger: " + scheduler.ledger());
            return true;
        } catch (Unanswered e) {
            screen.say("  the scheduler does not answer: " + e.getMessage());
            return false;
        }
    }
}
