package dev.trawl.storage;

import dev.trawl.testing.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house hold here. */
final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.trawl.storage", "intake", "catalog");
    }
}
