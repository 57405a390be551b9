package dev.trawl.http;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheArchitectureRules() {
        ArchitectureRules.check("dev.trawl.http");
    }
}
