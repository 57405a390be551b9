package dev.trawl.fetcher;

import dev.trawl.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.trawl.fetcher", "visit");
    }
}
