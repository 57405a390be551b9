package dev.trawl.storage;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheArchitectureRules() {
        ArchitectureRules.check("dev.trawl.storage", "intake", "catalog");
    }
}
