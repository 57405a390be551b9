package dev.trawl.trial;

import dev.trawl.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.trawl.trial");
    }
}
