package dev.trawl.trial;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.trawl.trial");
    }
}
