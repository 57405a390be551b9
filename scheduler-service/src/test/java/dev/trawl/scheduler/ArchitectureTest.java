package dev.trawl.scheduler;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The architecture rules, for this service. */
class ArchitectureTest {

    @Test
    void keepsTheArchitectureRules() {
        ArchitectureRules.check("dev.trawl.scheduler", "task", "publishing", "crawl", "site", "letter", "fleet");
    }
}
