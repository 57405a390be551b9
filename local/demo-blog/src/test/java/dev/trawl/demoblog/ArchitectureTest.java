package dev.trawl.demoblog;

import dev.trawl.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("dev.trawl.demoblog", "users");
    }
}
