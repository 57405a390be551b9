package dev.trawl.scheduler;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, for this service. */
class ArchitectureTest {

    @Test
    void keepsTheArchitectureRules() {
        ArchitectureRules.check(
                "dev.trawl.scheduler", "task", "ledger", "publishing", "crawl", "site", "letter", "fleet");
    }
}
