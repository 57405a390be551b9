package dev.trawl.sitecheck;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.trawl.sitecheck");
    }
}
