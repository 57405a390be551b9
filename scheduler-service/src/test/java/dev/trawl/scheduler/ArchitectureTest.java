package dev.trawl.scheduler;

import dev.trawl.testing.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, for this service. */
class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("dev.trawl.scheduler", "task", "ledger", "publishing", "submission", "fleet");
    }
}
